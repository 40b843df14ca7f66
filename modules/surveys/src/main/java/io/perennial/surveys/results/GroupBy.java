package io.perennial.surveys.results;

import io.perennial.platform.call.FieldClass;

/** The frozen attributes by which results are grouped. */
enum GroupBy {
    TIER("r.frozen ->> 'tier'"),
    SEGMENT("r.frozen ->> 'segment'"),
    OWNER("r.frozen ->> 'ownerName'"),
    LIFECYCLE("r.frozen ->> 'lifecycleStage'"),
    BAND("r.frozen ->> 'band'", FieldClass.HEALTH),
    ARR_BAND("r.frozen ->> 'arrBand'", FieldClass.REVENUE),
    AGENT("r.frozen ->> 'agentName'"),
    VENDOR("r.frozen ->> 'vendorId'"),
    PRODUCT("r.frozen ->> 'product'"),
    LANGUAGE("r.language"),
    ACCOUNT("(select a.name from {joined accounts.live_account} a where a.id = r.account_id)");

    private final String column;
    private final FieldClass tells;

    GroupBy(String column) {
        this(column, FieldClass.PLAIN);
    }

    GroupBy(String column, FieldClass tells) {
        this.column = column;
        this.tells = tells;
    }

    /** Refuses who may not see the attribute: the groups would tell it. */
    void requireOpen() {
        tells.requireOpen();
    }

    /** Returns the SQL of the group of an answer {@code r}. */
    String column() {
        return column;
    }
}
