"""The one error tree: each error carries a sentence for the user, a stable code and a status."""


class AppError(Exception):
    """An error that a user may read.

    Args:
        detail: One sentence that says what is wrong and what to do.
        errors: Further findings, one mapping each (`{"field": …, "message": …}`).
    """

    code = "internal_error"
    status = 500
    title = "Something went wrong"

    def __init__(self, detail: str, *, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = errors or []


class InvalidInputError(AppError):
    code = "invalid_input"
    status = 422
    title = "The input cannot be used"


class NotFoundError(AppError):
    code = "not_found"
    status = 404
    title = "Not found"


class ConflictError(AppError):
    code = "conflict"
    status = 409
    title = "The request does not fit the present state"


class UnavailableError(AppError):
    code = "unavailable"
    status = 503
    title = "Not available at the moment"


class ConfigurationError(AppError):
    code = "configuration_error"
    status = 500
    title = "The installation is not set up correctly"
