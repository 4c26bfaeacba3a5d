"""What a person can choose where the file of the open workbook is another's by now, or gone."""

from enum import Enum


class OutsideChoice(Enum):
    """What a person wants when another file lies at the workbook's name, or none."""

    MINE = "mine"
    THEIRS = "theirs"
    COMPARE = "compare"
    PUT_BACK = "put_back"
    FOLLOW = "follow"
    OWN_FOLDER = "own_folder"


class UnkeptChoice(Enum):
    """What a person wants where what is on the screen can be kept nowhere."""

    AGAIN = "again"
    ELSEWHERE = "elsewhere"
    GIVE_UP = "give_up"
