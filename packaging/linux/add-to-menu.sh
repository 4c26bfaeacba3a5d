#!/bin/sh
# Puts Tenken into the menu of the user who runs it, with its file type; --remove takes both out again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
cd "$here/share"
find . -type f | while read -r file; do
    case ${1:-} in
    --remove) rm -f "$share/$file" ;;
    *) mkdir -p "$share/$(dirname "$file")" && cp "$file" "$share/$file" ;;
    esac
done
entry=$share/applications/jp.tenken.Tenken.desktop
if [ -e "$entry" ]; then
    sed -i "s|^Exec=.*|Exec=\"$here/tenken\" %f|" "$entry"
fi
for tool in "update-desktop-database $share/applications" "update-mime-database $share/mime"; do
    if command -v "${tool%% *}" >/dev/null; then $tool; fi
done
