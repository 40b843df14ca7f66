package io.perennial.health.scoring;

/** Says whether an account {@code a} is a churned customer: it had a contract, and none is open any more. One that ended as it began counts on no day. */
public final class Churn {
    private static final String ON_DAY =
            """
            (select count(*) > 0 and count(*) filter (where accounts.counts(t.starts_on, t.ends_on, %1$s)) = 0
             from {joined accounts.every_contract} t
             where t.account_id = a.id and t.deleted_at is null and t.starts_on <= %1$s and t.ends_on is distinct from t.starts_on)""";

    private Churn() {}

    /** Returns the condition at the end of {@code :day}, by the contracts alone. An account without any contract is no churned customer. */
    public static String onDay() {
        return onDay(":day::date");
    }

    /** @param day a date, as an expression of SQL */
    public static String onDay(String day) {
        return ON_DAY.formatted(day);
    }

    /** Returns the condition today: also by the stage of its lifecycle, which people and imports set. */
    public static String today() {
        return "coalesce(a.lifecycle_stage = 'churned', false) or " + onDay();
    }
}
