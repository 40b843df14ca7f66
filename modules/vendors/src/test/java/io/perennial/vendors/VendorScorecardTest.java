package io.perennial.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.vendors.VendorFigure.Verdict;
import io.perennial.vendors.VendorScorecard.Business;
import io.perennial.vendors.VendorScorecard.Held;
import io.perennial.vendors.VendorScorecard.Part;
import io.perennial.vendors.VendorScorecard.Stretch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the worked examples of the design. */
class VendorScorecardTest {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Period JUNE = new Period(FROM, Instant.parse("2026-07-01T00:00:00Z"));
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private static VendorScorecard card(Part kept, Part satisfied, @Nullable VendorContract contract) {
        var vendor = new VendorView(new VendorId(TypeId.next()), "Baltic", RIGA, List.of(), null, contract, VendorView.State.ACTIVE, 1, 1,
                FROM, FROM, 1);
        return VendorScorecard.of(vendor, JUNE, new Held(3, 79_200, 439_200, 8, 1), new Business(25_200, 104_400), kept, satisfied, 2);
    }

    private static VendorContract term(@Nullable String startsOn, @Nullable String endsOn) {
        return new VendorContract(startsOn == null ? null : LocalDate.parse(startsOn), endsOn == null ? null : LocalDate.parse(endsOn),
                90.0, 10.0, 80.0, 20.0);
    }

    private static List<@Nullable Verdict> verdicts(VendorScorecard card) {
        var all = new ArrayList<@Nullable Verdict>();
        card.figures().forEach(one -> all.add(one.verdict()));
        return all;
    }

    @Test
    void shares_are_told_with_their_uncertainty() {
        var card = card(new Part(41, 48), new Part(4, 5), null);

        assertEquals(85.42, card.attainment());
        assertEquals(72.83, card.attainmentLow());
        assertEquals(92.75, card.attainmentHigh());
        assertEquals(18.03, card.heldShare());
        assertEquals(24.14, card.businessShare());
        assertEquals(12.5, card.reopenRate());
        assertEquals(80.0, card.satisfaction());
        var attainment = card.figures().getFirst();
        assertEquals(List.of(85.42, 72.83, 92.75), List.of(attainment.value(), attainment.low(), attainment.high()));
        assertEquals(48, attainment.n());
        assertNull(attainment.verdict());
    }

    @Test
    void nothing_is_said_of_no_clocks_and_of_few_answers() {
        var card = card(new Part(0, 0), new Part(4, 4), term(null, null));

        assertNull(card.attainment());
        assertNull(card.attainmentLow());
        assertNull(card.satisfaction());
        assertNull(card.figures().get(2).value());
        assertNull(card.figures().get(2).low());
        assertEquals(4, card.rated());
    }

    @Test
    void a_verdict_is_by_the_value_and_needs_thirty() {
        var few = List.of(Verdict.TOO_FEW, Verdict.TOO_FEW, Verdict.TOO_FEW);
        assertEquals(Verdict.MISSED, verdicts(card(new Part(41, 48), new Part(4, 5), term(null, null))).getFirst());
        assertEquals(few, verdicts(card(new Part(41, 48), new Part(4, 5), term(null, null))).subList(1, 4));
        assertEquals(Verdict.TOO_FEW, verdicts(card(new Part(29, 29), new Part(4, 5), term(null, null))).getFirst());
        assertEquals(Verdict.MET, verdicts(card(new Part(27, 30), new Part(4, 5), term(null, null))).getFirst());
        assertEquals(Verdict.MET, verdicts(card(new Part(27, 30), new Part(24, 30), term(null, null))).get(2));
        assertEquals(Verdict.MISSED,
                VendorFigure.time(VendorFigure.Kind.BUSINESS_SHARE, 24.14, 30, VendorFigure.Bound.AT_MOST, 24.13).verdict());
        assertEquals(Verdict.MET,
                VendorFigure.time(VendorFigure.Kind.BUSINESS_SHARE, 24.14, 30, VendorFigure.Bound.AT_MOST, 24.14).verdict());
    }

    private static Stretch stretch(boolean theirs, String from, String until) {
        return new Stretch("DE", theirs, Instant.parse("2026-06-" + from + ":00+02:00"), Instant.parse("2026-06-" + until + ":00+02:00"));
    }

    /** The same stretches as in the test of what a single ticket tells, and the same share. */
    @Test
    void business_time_is_that_of_the_design() {
        var berlin = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneId.of("Europe/Berlin"),
                Week.of(List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                        Hours.parse("08:00-17:00")),
                Map.of(), null)));
        var business = VendorScorecard.business(List.of(
                stretch(false, "05T10:00", "05T15:00"), stretch(false, "05T15:00", "08T10:00"), stretch(false, "08T10:00", "08T11:00"),
                stretch(true, "08T11:00", "09T09:00"), stretch(false, "09T09:00", "10T09:30"), stretch(false, "10T09:30", "10T12:00")),
                country -> berlin);

        assertEquals(new Business(7 * 3600, 29 * 3600), business);
        assertEquals(24.14, new Part(business.held(), business.age()).percent());
    }

    @Test
    void a_contract_holds_for_the_periods_whose_middle_is_in_its_term() {
        for (var term : List.of(term("2026-06-01", "2026-07-01"), term(null, "2026-06-17"), term("2026-06-16", null)))
            assertTrue(term.holds(JUNE, RIGA), term::toString);
        for (var term : List.of(term("2026-06-17", null), term(null, "2026-06-16"))) {
            assertFalse(term.holds(JUNE, RIGA), term::toString);
            assertNull(card(new Part(41, 48), new Part(4, 5), term).figures().getFirst().target());
        }
        assertEquals(List.of(), term("2026-06-01", "2026-06-02").faults());
        assertEquals(1, term("2026-06-01", "2026-06-01").faults().size());
    }
}
