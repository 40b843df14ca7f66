package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.surveys.SurveyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Five surveys want to ask the same contact on each day of a year. The ledger of each day is compared with the rules as the design words them. */
class YearOfFiveSurveysTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final List<SurveyKind> SURVEYS =
            List.of(SurveyKind.NPS, SurveyKind.NPS, SurveyKind.CSAT, SurveyKind.CES, SurveyKind.CUSTOM);
    private static final Map<SurveyKind, Integer> SAME =
            Map.of(SurveyKind.NPS, 90, SurveyKind.CSAT, 30, SurveyKind.CES, 60, SurveyKind.CUSTOM, 30);

    private final ContactId contact = new ContactId(TypeId.next());
    private final AccountId account = new AccountId(TypeId.next());
    private final Map<LocalDate, SurveyKind> sent = new TreeMap<>();

    private Candidate candidate() {
        var asked = sent.entrySet().stream().map(one -> new AskedBefore(one.getValue(), one.getKey())).toList();
        return new Candidate(contact, account, "Jana", "jana@rhine.example", null, null, null, null, null, false, "unknown", false, null,
                1,
                asked, List.of(), false);
    }

    /** Blocked while today − last sent &lt; n. */
    private boolean isWithin(int days, LocalDate today, List<LocalDate> sentOn) {
        return sentOn.stream().anyMatch(day -> today.toEpochDay() - day.toEpochDay() < days);
    }

    private List<Reason> expected(SurveyKind kind, LocalDate today) {
        var all = List.copyOf(sent.keySet());
        var reasons = new ArrayList<Reason>();
        if (isWithin(14, today, all)) reasons.add(Reason.QUARANTINE_ANY);
        if (isWithin(SAME.get(kind), today, all.stream().filter(day -> sent.get(day) == kind).toList()))
            reasons.add(Reason.QUARANTINE_SAME);
        if (all.stream().filter(day -> today.toEpochDay() - day.toEpochDay() < 365).count() >= 4) reasons.add(Reason.YEARLY_LIMIT);
        return reasons;
    }

    @Test
    void each_day_says_why_each_survey_asks_or_not() {
        int decisions = 0;
        for (var today = FIRST; !today.isAfter(FIRST.plusDays(366)); today = today.plusDays(1))
            for (var kind : SURVEYS) {
                var told = AskingRules.USUAL.reasons(candidate(), kind, today);
                assertEquals(expected(kind, today), told.stream().map(NotAsked::reason).toList(), kind + " on " + today);
                if (told.isEmpty()) sent.put(today, kind);
                decisions++;
            }
        assertEquals(5 * 367, decisions);
        assertEquals("{2026-01-05=NPS, 2026-01-19=CSAT, 2026-02-02=CES, 2026-02-16=CUSTOM, 2027-01-05=NPS}", sent.toString());
    }

    @Test
    void what_is_told_as_the_end_of_a_reason_is_its_end() {
        sent.putAll(
                Map.of(FIRST, SurveyKind.NPS, FIRST.plusDays(14), SurveyKind.CSAT, FIRST.plusDays(28), SurveyKind.CES, FIRST.plusDays(42),
                        SurveyKind.CSAT));
        for (int day = 43; day < 366; day++)
            for (var kind : SURVEYS)
                for (var told : AskingRules.USUAL.reasons(candidate(), kind, FIRST.plusDays(day))) {
                    var until = Objects.requireNonNull(told.until());
                    assertEquals(true, expected(kind, until.minusDays(1)).contains(told.reason()), told + " holds the day before");
                    assertEquals(false, expected(kind, until).contains(told.reason()), told + " does not hold then");
                }
    }
}
