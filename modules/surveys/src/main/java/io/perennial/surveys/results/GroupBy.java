package io.perennial.surveys.results;

/** The frozen attributes by which results are grouped. */
enum GroupBy {
    TIER("r.frozen ->> 'tier'"),
    SEGMENT("r.frozen ->> 'segment'"),
    OWNER("r.frozen ->> 'ownerName'"),
    LIFECYCLE("r.frozen ->> 'lifecycleStage'"),
    BAND("r.frozen ->> 'band'"),
    ARR_BAND("r.frozen ->> 'arrBand'"),
    AGENT("r.frozen ->> 'agentName'"),
    VENDOR("r.frozen ->> 'vendorId'"),
    PRODUCT("r.frozen ->> 'product'"),
    LANGUAGE("r.language"),
    ACCOUNT("(select a.name from {joined accounts.live_account} a where a.id = r.account_id)");

    private final String column;

    GroupBy(String column) {
        this.column = column;
    }

    /** Returns the SQL of the group of an answer {@code r}. */
    String column() {
        return column;
    }
}
