"""Makes the icons of the installers from resources/icons/tenken.png; run by hand when that changes, with ImageMagick.

Usage: python3 packaging/make_icons.py
"""

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parent / "resources" / "icons" / "tenken.png"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write one PNG per size for Linux, all sizes in one file for Windows, and the picture beside its first page."""
    folder = HERE / "linux" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [folder / f"{size}.png" for size in SIZES]
    for size, picture in zip(SIZES, pictures, strict=True):
        shape = ["-filter", "Lanczos", "-resize", f"{size}x{size}", "-depth", "8", "-strip"]
        subprocess.run(["convert", DRAWING, *shape, picture], check=True)
    windows = [picture for picture in pictures if picture.stem != "128"]
    subprocess.run(["convert", *windows, HERE / "windows" / "tenken.ico"], check=True)
    page = ["-size", "164x314", "xc:#eef3f8", folder / "128.png", "-gravity", "center", "-composite", "-colors", "64"]
    subprocess.run(["convert", *page, "-type", "palette", f"BMP3:{HERE / 'windows' / 'welcome.bmp'}"], check=True)


if __name__ == "__main__":
    main()
