"""The list of findings, kind by kind; where one has gone it stands on the next."""

from app.ui.kit.lists.topic_list import TopicList


class FindingsList(TopicList):
    """The id of a row is the key of its finding."""

    stays_near = True
