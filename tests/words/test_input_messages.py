"""What is said of a value speaks as the screens do."""

from app import i18n
from app.domain.answers import Field, InvalidValue
from app.words.messages import message_for


def test_a_wrong_value_names_its_field_in_the_language_of_the_screen():
    i18n.use("ja")
    assert "回答" in message_for(InvalidValue(Field.STATUS, "x")).what
    i18n.use("en")
    assert "Answer" in message_for(InvalidValue(Field.STATUS, "x")).what
