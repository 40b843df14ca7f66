package io.perennial.identity;

import io.perennial.kernel.Refusal;

enum MemberRefusal implements Refusal.Reason {
    DECLARED_IN_FILES,
    EMAIL_TAKEN,
    LAST_ADMINISTRATOR,
    MEMBER_OF_OTHER_VENDOR,
    NOT_A_VENDOR_ROLE,
    NOT_YOURSELF,
    ROLE_BEYOND_YOURS,
    ROLE_IN_USE,
    UNKNOWN_OWNER,
    UNKNOWN_ROLE,
    UNKNOWN_TEAM_MEMBER
}
