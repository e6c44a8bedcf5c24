"""What can go wrong with packs and questions."""

from viva.errors import InvalidInputError, NotFoundError


class PackInvalidError(InvalidInputError):
    """`errors` lists every place that must be mended, as `{"field": …, "message": …}`."""

    code = "pack_invalid"
    title = "The question pack cannot be used"


class QuestionNotFoundError(NotFoundError):
    code = "question_not_found"
    title = "No such question"
