package io.perennial.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.vendors.VendorScorecard.Held;
import io.perennial.vendors.VendorScorecard.Part;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests the worked examples of the design. */
class VendorScorecardTest {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");

    private static VendorScorecard card(Part kept, Part satisfied) {
        return VendorScorecard.of(new VendorId(TypeId.next()), FROM, UNTIL, new Held(3, 79_200, 439_200, 8, 1), kept, satisfied);
    }

    @Test
    void shares_are_told_with_their_uncertainty() {
        var card = card(new Part(41, 48), new Part(4, 5));

        assertEquals(85.42, card.attainment());
        assertEquals(72.83, card.attainmentLow());
        assertEquals(92.75, card.attainmentHigh());
        assertEquals(18.03, card.heldShare());
        assertEquals(12.5, card.reopenRate());
        assertEquals(80.0, card.satisfaction());
    }

    @Test
    void nothing_is_said_of_no_clocks_and_of_few_answers() {
        var card = card(new Part(0, 0), new Part(4, 4));

        assertNull(card.attainment());
        assertNull(card.attainmentLow());
        assertNull(card.satisfaction());
        assertEquals(4, card.rated());
    }
}
