package io.perennial.platform.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SightTest {
    private static final UUID IDA = new UUID(1, 1);
    private static final UUID OTTO = new UUID(2, 2);

    @Test
    void scopes_add_up() {
        var both = Sight.own(IDA).and(Sight.segments(List.of("gold"))).and(Sight.own(OTTO));

        assertEquals(new Sight(false, Set.of(IDA, OTTO), Set.of("gold"), Set.of(), null), both);
        assertEquals(Sight.ALL, both.and(Sight.ALL));
        assertEquals(both, Sight.NONE.and(both));
    }

    @Test
    void a_field_is_closed_unless_one_of_two_opens_it() {
        var closed = Sight.own(IDA).closing(Set.of(FieldClass.REVENUE));

        assertEquals(Set.of(FieldClass.REVENUE), closed.and(closed).closed());
        assertEquals(Set.of(), closed.and(Sight.own(IDA)).closed());
        assertFalse(Sight.ALL.closing(Set.of(FieldClass.REVENUE)).isUnlimited());
    }

    @Test
    void an_account_is_seen_by_its_owner_or_by_its_segment() {
        var sight = Sight.own(IDA).and(Sight.segments(List.of("gold")));

        assertTrue(sight.sees(IDA, null));
        assertTrue(sight.sees(OTTO, "gold"));
        assertFalse(sight.sees(OTTO, "silver"));
        assertFalse(sight.sees(null, null));
        assertTrue(Sight.ALL.sees(null, null));
        assertFalse(Sight.NONE.sees(IDA, "gold"));
    }

    @Test
    void statements_are_kept_by_its_shape_alone() {
        assertEquals(Sight.own(IDA).shape(), Sight.own(OTTO).shape());
        assertEquals(Sight.Shape.OWNERS, Sight.owners(List.of(IDA, OTTO)).shape());
        assertEquals(Sight.Shape.NONE, Sight.owners(List.of()).shape());
        assertEquals(Sight.Shape.SEGMENTS, Sight.segments(List.of("gold")).shape());
        assertEquals(Sight.Shape.OWNERS_OR_SEGMENTS, Sight.own(IDA).and(Sight.segments(List.of("gold"))).shape());
    }
}
