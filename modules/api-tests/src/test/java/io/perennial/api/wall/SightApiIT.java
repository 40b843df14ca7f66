package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Filters;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.api.made.UntouchedRenewals;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that a record of an account that the caller does not see answers exactly like a missing one, wherever a caller can name it. The
 * callers are a member with own accounts, the lead of a team, and an API client that sees a segment. All are in one tenant.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightApiIT {
    private static final String TENANT = "northwind";

    /**
     * The kinds that belong to no account: people, settings, and records of the tenant's own operation. Any other kind is attacked, also one
     * that a module brings later.
     */
    private static final Set<String> WITHOUT_ACCOUNT =
            Set.of(Slot.KEY, Slot.TEXT, "abs", "aud", "card", "conf", "crp", "dlv", "evt", "fup", "grnt", "led", "mem", "ntc", "prn", "que",
                    "req", "rpl", "sent", "ses", "snap", "surv", "team", "tl", "vend", "view", "wave", "whd", "whk");

    /**
     * A caller who sees a part.
     *
     * @param writes false for a caller who only tries to read: a statement that forgets sight forgets it for all, so one tries the writes
     * @param placed the fields of an account that this caller sees
     */
    private record Attacker(String name, boolean writes, PerennialApi api, Map<String, String> placed, UntouchedRenewals renewals,
            Records readable) {
        boolean tries(ApiOperation operation) {
            return writes || operation.method().equals("GET");
        }
    }

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Perennial perennial;
    private final List<Attacker> attackers;
    private final Records victim;

    SightApiIT(Perennial perennial) {
        this.perennial = perennial;
        var csm = Map.of("ownerId", perennial.member("csm", TENANT).get("/session").expect(200).text("/subjectId"));
        this.attackers = List.of(
                attacker("own", true, perennial.member("csm", TENANT), csm),
                attacker("team", false, perennial.member("lead", TENANT), csm),
                attacker("segment", false, perennial.segment(TENANT), Map.of("segment", "seen")));
        this.victim = new Records(perennial, TENANT);
    }

    private Attacker attacker(String name, boolean writes, PerennialApi api, Map<String, String> placed) {
        return new Attacker(name, writes, api, placed, new UntouchedRenewals(perennial, TENANT, placed),
                new Records(perennial, TENANT, placed));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_seen_answers_like_what_never_was() {
        var before = victim.read();
        var attacks = attackers.stream().flatMap(
                attacker -> each(attacker, (operation, slot) -> assertEquals(Optional.empty(), told(operation, slot, attacker))));
        var after = DynamicTest.dynamicTest("and all the victim has is as it was", () -> assertEquals(before, victim.read()));
        return Stream.concat(attacks, Stream.of(after));
    }

    /** Tests the test: for a caller who sees all, the server answers like one that ignores sight. */
    @TestFactory
    Stream<DynamicTest> a_server_that_forgets_sight_is_found_out() {
        var forgetful = attacker("all", false, perennial.admin(TENANT), Map.of());
        victim.all();
        return each(forgetful, (operation, slot) -> {
            if (!slot.where().equals("path")) return;
            // A clock is found only below its own ticket, so half of a foreign pair is nothing anywhere.
            if (operation.path().contains("{clockId}") || isNowhere(operation)) return;
            assertTrue(told(operation, slot, forgetful).isPresent());
        });
    }

    /** Tests the test: a visible record answers differently from a missing one. */
    @TestFactory
    Stream<DynamicTest> what_is_seen_answers_otherwise() {
        return attackers.stream().flatMap(attacker -> each(attacker, (operation, slot) -> {
            if (Set.of("imp", "trl").contains(slot.kind()) || isFree(operation, slot) || isNowhere(operation) || slot.isUnmet()) return;
            // A message names only files that its own writer has just uploaded.
            if (slot.kind().equals("atch") && slot.where().equals("body")) return;
            var own = own(operation, attacker);
            var mine = id(own, slot);
            var none = TypeId.encode(slot.kind(), TypeId.next());
            if (operation.id().equals("withdrawCall")) attacker.api().put("/renewals/" + mine + "/calls/90", Map.of("answer", "at_risk"));
            new Filters(document, perennial.admin(TENANT)).fill(operation, slot, mine, own);
            var one = answer(operation, slot, mine, own, attacker);
            var other = answer(operation, slot, none, own(operation, attacker), attacker);
            if (one.exchange().status() == 403) return;
            assertTrue(Sameness.difference(one, mine, other, none).isPresent(), () -> "the same for one that is seen:\n" + one.exchange());
        }));
    }

    /**
     * Tests that lists and figures work for a caller who sees few accounts. A statement that would read the whole tenant for such a
     * caller fails.
     */
    @TestFactory
    Stream<DynamicTest> all_that_can_be_read_can_be_read_by_who_sees_few() {
        var nowhere = new Slot("nowhere", "", "");
        return attackers.stream().flatMap(attacker -> document.operations().stream()
                .filter(operation -> operation.method().equals("GET") && !operation.open())
                .map(operation -> DynamicTest.dynamicTest(attacker.name() + ", " + operation.id(), () -> {
                    var status = answer(operation, nowhere, "", own(operation, attacker), attacker).exchange().status();
                    assertTrue(status < 500, () -> operation.id() + " answers " + status);
                })));
    }

    private interface Try {
        void of(ApiOperation operation, Slot slot);
    }

    private Stream<DynamicTest> each(Attacker by, Try attack) {
        return document.operations().stream().filter(operation -> !operation.open() && by.tries(operation)).flatMap(operation -> Slot
                .of(document, operation)
                .stream()
                .filter(slot -> !WITHOUT_ACCOUNT.contains(slot.kind()))
                .map(slot -> DynamicTest.dynamicTest(by.name() + ", " + operation.id() + ": " + slot, () -> attack.of(operation, slot))));
    }

    private Optional<String> told(ApiOperation operation, Slot slot, Attacker attacker) {
        var theirs = id(victim, slot);
        var none = TypeId.encode(slot.kind(), TypeId.next());
        var foreign = answer(operation, slot, theirs, own(operation, attacker), attacker);
        var unused = answer(operation, slot, none, own(operation, attacker), attacker);
        return Sameness.difference(foreign, theirs, unused, none);
    }

    private static String id(Records records, Slot slot) {
        return records.id(slot.name().endsWith("parentId") ? "parent" : slot.kind());
    }

    private Answer answer(ApiOperation operation, Slot slot, String value, Records own, Attacker attacker) {
        return Ask.of(attacker.api()).answer(requests.ask(operation, slot, value, own));
    }

    /** Returns true for the handover of a ticket: none of the made ones was handed over, so there is nothing below one's own either. */
    private static boolean isNowhere(ApiOperation operation) {
        return operation.id().equals("getHandover");
    }

    /** Returns true for a filter that may take any text as an id. */
    private static boolean isFree(ApiOperation operation, Slot slot) {
        return operation.queryParameters().contains(slot.name()) && !slot.name().endsWith("Id");
    }

    /** Returns the records in all other slots. A read may reuse them; a write gets new ones each time. */
    private Records own(ApiOperation operation, Attacker attacker) {
        if (operation.method().equals("GET")) return attacker.readable().all();
        return new Records(perennial, TENANT, attacker.renewals(), attacker.placed());
    }
}
