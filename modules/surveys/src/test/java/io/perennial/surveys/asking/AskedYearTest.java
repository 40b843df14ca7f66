package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.statistics.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked year of one contact in the design, day by day, and the order of reasons. */
class AskedYearTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final AccountId account = new AccountId(TypeId.next());
    private final List<AskedBefore> asked = new ArrayList<>();

    private Candidate since(String day) {
        return new Candidate(new ContactId(TypeId.next()), account, "Jana", null, null, null, null, LocalDate.parse(day), null, false,
                "unknown",
                false, null, 1, List.of(), List.of(), false);
    }

    @Test
    void a_customer_of_a_leap_day_is_one_for_a_year_on_the_last_of_february() {
        assertEquals("under_1_year", since("2024-02-29").tenure(LocalDate.parse("2025-02-27")));
        assertEquals("under_3_years", since("2024-02-29").tenure(LocalDate.parse("2025-02-28")));
        assertEquals("under_3_years", since("2023-03-03").tenure(TODAY));
        assertEquals("from_3_years", since("2023-03-02").tenure(TODAY));
        assertNull(candidate(null, "unknown", List.of(), List.of()).tenure(TODAY));
    }

    private Candidate candidate(@Nullable String address, String consent, List<AskedBefore> before, List<LocalDate> others) {
        return new Candidate(new ContactId(TypeId.next()), account, "Jana", address, null, "gold", null, null, "DE", false, consent, false,
                null, 4,
                before,
                others, false);
    }

    /** Asks on this day. Returns what the ledger says, and counts the contact as asked if nothing speaks against it. */
    private String ask(SurveyKind kind, String day) {
        var today = LocalDate.parse(day);
        var reasons = AskingRules.USUAL.reasons(candidate("jana@rhine.example", "unknown", List.copyOf(asked), List.of()), kind, today);
        if (reasons.isEmpty()) asked.add(new AskedBefore(kind, today));
        return reasons.isEmpty() ? "asked"
                : reasons.stream().map(one -> one.reason().name().toLowerCase(java.util.Locale.ROOT) + " until " + one.until())
                        .collect(Collectors.joining(", "));
    }

    @Test
    void a_year_of_one_contact() {
        assertEquals("asked", ask(SurveyKind.NPS, "2026-01-05"));
        assertEquals("quarantine_any until 2026-01-19", ask(SurveyKind.CSAT, "2026-01-12"));
        assertEquals("asked", ask(SurveyKind.CSAT, "2026-01-19"));
        assertEquals("quarantine_same until 2026-02-18", ask(SurveyKind.CSAT, "2026-02-10"));
        assertEquals("asked", ask(SurveyKind.CSAT, "2026-02-18"));
        assertEquals("asked", ask(SurveyKind.CES, "2026-03-04"));
        assertEquals("quarantine_same until 2026-04-05, yearly_limit until 2027-01-05", ask(SurveyKind.NPS, "2026-04-04"));
        assertEquals("yearly_limit until 2027-01-05", ask(SurveyKind.NPS, "2026-04-05"));
        assertEquals("yearly_limit until 2027-01-05", ask(SurveyKind.CSAT, "2026-04-19"));
        assertEquals("yearly_limit until 2027-01-05", ask(SurveyKind.CSAT, "2027-01-04"));
        assertEquals("asked", ask(SurveyKind.CSAT, "2027-01-05"));
    }

    @Test
    void all_reasons_are_kept_in_their_order() {
        var one =
                new Candidate(new ContactId(TypeId.next()), account, null, null, null, null, null, null, null, true, "denied", true, TODAY,
                        4,
                        List.of(new AskedBefore(SurveyKind.NPS, TODAY)), List.of(TODAY, TODAY), true);
        assertEquals(List.of(Reason.INACTIVE, Reason.NO_CONSENT, Reason.OPTED_OUT, Reason.NO_ADDRESS, Reason.BOUNCED, Reason.QUARANTINE_ANY,
                Reason.QUARANTINE_SAME, Reason.ACCOUNT_LIMIT, Reason.OPEN_COMPLAINT),
                AskingRules.USUAL.reasons(one, SurveyKind.NPS, TODAY).stream().map(NotAsked::reason).toList());
    }

    @Test
    void unknown_consent_asks_unless_the_tenant_wants_it_granted() {
        var strict = new AskingRules(true, 14, 4, 20, 30);
        var unknown = candidate("a@b.example", "unknown", List.of(), List.of());
        assertEquals(List.of(), AskingRules.USUAL.reasons(unknown, SurveyKind.NPS, TODAY));
        assertEquals(List.of(new NotAsked(Reason.NO_CONSENT, null)), strict.reasons(unknown, SurveyKind.NPS, TODAY));
        assertEquals(List.of(), strict.reasons(candidate("a@b.example", "granted", List.of(), List.of()), SurveyKind.NPS, TODAY));
    }

    private Map<Reason, Long> decided(@Nullable Integer sample, Map<String, Integer> quotas) {
        var candidates = IntStream.range(0, 4).mapToObj(_ -> candidate("a@b.example", "unknown", List.of(), List.of())).toList();
        var decision = new Decision(AskingRules.USUAL, SurveyKind.NPS, TODAY, sample, quotas, new Lot("wave_1", 7)).of(candidates);
        assertEquals(4, decision.size());
        return decision.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(NotAsked::reason, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void who_was_asked_lately_and_is_asked_again_counts_once_for_the_account(int seed) {
        var lately = TODAY.minusDays(20);
        var again = candidate("a@b.example", "unknown", List.of(new AskedBefore(SurveyKind.CSAT, lately)), List.of());
        var others = IntStream.range(0, 2).mapToObj(_ -> candidate("a@b.example", "unknown", List.of(), List.of(lately)));

        var decided = new Decision(AskingRules.USUAL, SurveyKind.NPS, TODAY, null, Map.of(), new Lot("wave_1", seed))
                .of(Stream.concat(Stream.of(again), others).toList());

        assertEquals(List.of(), decided.get(again));
        assertEquals(List.of(new NotAsked(Reason.ACCOUNT_LIMIT, TODAY.plusDays(30))),
                decided.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void two_contacts_of_a_small_account_are_asked_in_a_wave_and_the_others_are_told_why_not() {
        assertEquals(Map.of(Reason.ACCOUNT_LIMIT, 2L), decided(null, Map.of()));
        assertEquals(Map.of(Reason.NOT_DRAWN, 3L), decided(1, Map.of()));
        assertEquals(Map.of(Reason.QUOTA_FULL, 3L), decided(null, Map.of("gold", 1)));
    }

    private List<NotAsked> bounced(String on) {
        var one =
                new Candidate(new ContactId(TypeId.next()), account, "Jana", "a@b.example", null, null, null, null, null, false, "unknown",
                        false, LocalDate.parse(on), 1, List.of(), List.of(), false);
        return AskingRules.USUAL.reasons(one, SurveyKind.NPS, TODAY);
    }

    @Test
    void an_address_that_bounced_is_not_asked_for_half_a_year_and_the_ledger_tells_the_day_after() {
        assertEquals(List.of(new NotAsked(Reason.BOUNCED, TODAY.plusDays(1))), bounced("2025-09-04"));
        assertEquals(List.of(), bounced("2025-09-03"));
    }
}
