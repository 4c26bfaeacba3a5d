"""A workbook in the middle of the work: an answer and a task for each of the 98 measures."""

from datetime import date, timedelta

from app.domain.answers import Carrier, Entry, Priority, Status
from app.domain.measures import Measure

TODAY = date(2026, 11, 23)
_OWNERS = ("佐藤", "髙﨑", "𠮷田", "")
_NOTES = ("月例の打ち合わせで決めた。設定の画面を控えてある。", "", "次の更新のときに業者と確かめる。")


def entry(n: int) -> Entry:
    """The entry of the n-th measure; every status occurs, most of them open."""
    status = list(Status)[1:][n % 5]
    return Entry(
        status=status,
        note=_NOTES[n % 3],
        scope="本社の5台" if n % 4 == 0 else "",
        evidence=f"共有フォルダ/点検/{n}.xlsx" if status is Status.DONE else "",
        evidence_seen=TODAY - timedelta(n) if status is Status.DONE else None,
        reason="クラウドを使っていないため" if status is Status.NOT_APPLICABLE else "",
        owner=_OWNERS[n % 4],
        carrier=list(Carrier)[n % 3],
        due=TODAY + timedelta(3 * n - 30) if n % 4 else None,
        priority=list(Priority)[n % 3],
    )


def entries(measures: tuple[Measure, ...]) -> dict[str, Entry]:
    """The entries of all measures."""
    return {measure.id: entry(n) for n, measure in enumerate(measures)}


def kept() -> dict[str, str]:
    """What a full workbook keeps beside the answers: ten devices, five contacts, names, a scope."""
    devices = {
        f"device.{n}.{column}": text
        for n in range(1, 11)
        for column, text in {
            "name": f"ノートPC {n}号",
            "serial": f"SN-{n:04d}",
            "system": "Windows 11 24H2",
            "applications": "Microsoft 365\n弥生会計",
            "user": _OWNERS[n % 3],
            "place": "自宅",
            "seen": "2026-11-20",
        }.items()
    }
    contacts = {
        f"contact.{n}.{column}": text
        for n in range(1, 6)
        for column, text in {"duty": f"窓口{n}", "name": "𠮷田", "phone": f"03-0000-000{n}"}.items()
    }
    return {
        **devices,
        **contacts,
        "profile.kind": "company",
        "profile.people": "8",
        "profile.teleworkers": "5",
        **{
            f"person.{n}.{key}": text
            for n, name in enumerate(filter(None, _OWNERS), 1)
            for key, text in (("name", name), ("teleworks", "yes"))
        },
        "statement.scope": "貸与したパソコンを使う在宅勤務",
        "statement.measures": "administrator-B-1\nadministrator-G-3",
    }
