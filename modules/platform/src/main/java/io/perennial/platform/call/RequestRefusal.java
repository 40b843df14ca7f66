package io.perennial.platform.call;

import io.perennial.kernel.Refusal;

/** The reasons that can apply to any request. */
public enum RequestRefusal implements Refusal.Reason {
    MALFORMED_JSON,
    MALFORMED_REQUEST,
    INVALID,
    INVALID_PARAMETER,
    INVALID_SORT,
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    FIELD_CLOSED,
    TENANT_SUSPENDED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    NOT_ACCEPTED,
    UNSUPPORTED_MEDIA_TYPE,
    TOO_LARGE,
    VERSION_REQUIRED,
    STALE_VERSION,
    ALREADY_EXISTS,
    CONFLICT,
    IDEMPOTENCY_IN_FLIGHT,
    IDEMPOTENCY_MISMATCH,
    TOO_MANY_REQUESTS,
    OVERLOADED,
    INTERNAL
}
