package io.perennial.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is read: what was written, and what follows from its contracts today.
 *
 * @param parentId null if there is no parent or the caller does not see it
 * @param arr annual recurring revenue of the contracts that count today, in the currency of the tenant's books
 * @param renewsOn the earliest day on which one of its open contracts renews
 * @param health in lists only: it changes without the account, so the account's version would not show the change
 * @param contractsWithoutRate the open contracts in a currency without a rate, which {@code arr} does not include
 * @param renewingArr the part of {@code arr} that renews on that day: "who renews next, and for how much"
 */
public record AccountView(
        AccountId id,
        String name,
        @Nullable AccountId parentId,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        List<ExternalKey> externalKeys,
        @Nullable String tier,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String country,
        @Nullable ZoneId zone,
        @Nullable Locale locale,
        @Nullable LifecycleStage lifecycleStage,
        List<String> tags,
        @Nullable String website,
        @Nullable Integer employees,
        Map<String, Object> customFields,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money mrr,
        @Nullable LocalDate renewsOn,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money renewingArr,
        int openContracts,
        int contractsWithoutRate,
        Instant createdAt,
        Instant updatedAt,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountStanding health,
        long version) implements Versioned {
    private static final String ACCOUNTS =
            """
            select id, name, (select p.id from {accounts.visible_account} p where p.id = a.parent_id) as parent_id, a.parent_id as whole_id, owner_id,
                   (select m.name from {identity.member_name} m where m.id = owner_id) as owner_name, external_keys, tier, segment, industry, country, zone, locale,
                   lifecycle_stage, tags, website, employees, custom_fields,
                   currency || ' ' || arr as arr, currency || ' ' || mrr as mrr,
                   renews_on, currency || ' ' || renewing_arr as renewing_arr, open_contracts, contracts_without_rate,
                   created_at, updated_at, version, arr_order, arr as arr_sum, name_key
            """;
    static final String SEEN = ACCOUNTS + ", null::jsonb as health from {accounts.visible_account} a";
    private static final String ONE = SEEN + " where id = :id";

    private static final String LISTED = ACCOUNTS
            + """
            , h.score, h.band, h.coverage, h.trend, h.score_order, h.trend_order, h.account_id,
                   jsonb_build_object('score', h.score, 'band', h.band, 'bandSince', h.band_since, 'coverage', h.coverage,
                                      'trend', h.trend) as health
            from {accounts.visible_account} a
            join {joined accounts.account_health} h on h.account_id = a.id
            """;
    /** Does not tell of a parent that the caller does not see. */
    private static final String IS_CHILD = "l.whole_id = any(:parentId) and l.whole_id in (select id from {accounts.visible_account})";

    private static final String UNKNOWN = "10001";

    private static final NumberForm SCORES = new NumberForm(0, 10_000);
    private static final NumberForm AMOUNTS = new NumberForm(0, 999_999_999);
    private static final TextForm CUSTOM_FIELD = TextForm.matching("[A-Za-z][A-Za-z0-9_]{0,49}:[^\\x00]{1,200}", 251);
    private static final String IS_SET =
            """
            exists (select from unnest(:customField::text[]) f
                    where l.custom_fields ->> split_part(f, ':', 1) = substr(f, strpos(f, ':') + 1))
            """;
    private static final NumberForm CHANGES = new NumberForm(-10_000, 10_000);

    static final Listing<AccountView> LISTING = Accounts.KIND.filtered(Listing.of(AccountView.class, LISTED, "name"))
            .byIds(AccountId.class)
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("parentId", AccountId.class, IS_CHILD)
            .filter("tier", TextForm.upTo(50), "l.tier = :tier")
            .filter("segment", TextForm.upTo(50), "l.segment = :segment")
            .filter("industry", TextForm.upTo(100), "l.industry = :industry")
            .filter("country", TextForm.matching("[A-Z]{2}", 2), "l.country = :country")
            .filter("lifecycleStage", LifecycleStage.class, "l.lifecycle_stage = :lifecycleStage")
            .filter("tag", TextForm.upTo(50), "jsonb_exists_any(l.tags, :tag::text[])")
            .filter("without", Lacking.class, Lacking::condition)
            .filter("customField", CUSTOM_FIELD, IS_SET)
            .filter("arrFrom", AMOUNTS, "l.arr_order >= :arrFrom::bigint * 1000")
            .filter("arrUntil", AMOUNTS, "l.arr_order < :arrUntil::bigint * 1000")
            .filter("renewsFrom", LocalDate.class, "l.renews_on >= :renewsFrom")
            .filter("renewsUntil", LocalDate.class, "l.renews_on < :renewsUntil")
            .filter("band", TextForm.upTo(20), "l.band = :band")
            .filter("scoreFrom", SCORES, "l.score_order between :scoreFrom and 10000")
            .filter("scoreUntil", SCORES, "l.score_order < :scoreUntil")
            .filter("trendFrom", CHANGES, "l.trend_order between :trendFrom and 10000")
            .filter("trendUntil", CHANGES, "l.trend_order < :trendUntil")
            .filter("coverageFrom", SCORES, "l.coverage >= :coverageFrom")
            .filter("coverageUntil", SCORES, "l.coverage < :coverageUntil")
            .sort("name", "name_key", "bytea")
            .sort("renewsOn", "renews_on", "date", "infinity")
            .sort("arr", "arr_order", "bigint")
            .sort("createdAt", "id", "uuid")
            .sort("updatedAt", "updated_at", "timestamptz")
            .sort("score", "score_order", "integer", UNKNOWN, "account_id")
            .sort("trend", "trend_order", "integer", UNKNOWN, "account_id")
            .sort("coverage", "coverage", "integer", "", "account_id");

    static AccountView get(AccountId id, Sql sql) {
        return sql.first(AccountView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
