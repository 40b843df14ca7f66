package io.perennial.accounts;

/** Names what an account may lack. */
enum Lacking {
    OWNER("owner_id"), PARENT("parent_id"), TIER("tier"), SEGMENT("segment"), INDUSTRY("industry"), COUNTRY("country"),
    LIFECYCLE_STAGE("lifecycle_stage");

    private final String column;

    Lacking(String column) {
        this.column = column;
    }

    String condition() {
        return "l." + column + " is null";
    }
}
