package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.api.SpecifiedExchange;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Filters;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.api.made.UntouchedRenewals;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that another tenant's record answers exactly like a missing one, wherever a caller can name it. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallApiIT {
    private static final String ATTACKER = "northwind";
    private static final String VICTIM = "contoso";
    private static final Set<String> BESIDE = Set.of("getEmployeeResults", "getHandover", "releaseVendorMember", "suspendColleague",
            "readmitColleague");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Perennial perennial;
    private final Records victim;
    private final List<Records> victims = new ArrayList<>();
    private final Records readable;
    private final UntouchedRenewals renewals;

    WallApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.victim = new Records(perennial, VICTIM);
        victims.add(victim);
        this.readable = new Records(perennial, ATTACKER);
        this.renewals = new UntouchedRenewals(perennial, ATTACKER);
    }

    /** Returns all operations except those without a login, which know no tenant yet. */
    private Stream<ApiOperation> operations() {
        return document.operations().stream().filter(operation -> !operation.open());
    }

    @TestFactory
    Stream<DynamicTest> a_foreign_one_answers_like_one_that_never_was() {
        var before = victim.read();
        var attacks = each((operation, slot) -> assertEquals(Optional.empty(), told(operation, slot, Ask.of(perennial.admin(ATTACKER)))));
        var after = DynamicTest.dynamicTest("and all the victim has is as it was", () -> assertEquals(before, victim.read()));
        return Stream.concat(attacks, Stream.of(after));
    }

    /** Tests the test: the caller's own record answers differently from a missing one. */
    @TestFactory
    Stream<DynamicTest> ones_own_answers_otherwise() {
        return each((operation, slot) -> {
            if (isFree(operation, slot) || slot.isUnmet()) return;
            var own = own(operation);
            var one = of(slot.kind().equals(Slot.KEY) ? new Records(perennial, ATTACKER) : own, operation, slot);
            var none = unused(operation, slot);
            var server = Ask.of(perennial.admin(ATTACKER));
            if (operation.id().equals("withdrawCall"))
                perennial.admin(ATTACKER).put("/renewals/" + one + "/calls/90", Map.of("answer", "at_risk"));
            new Filters(document, perennial.admin(ATTACKER)).fill(operation, slot, one, own);
            var mine = answer(operation, slot, one, own, server);
            var unused = answer(operation, slot, none, own(operation), server);
            assertTrue(Sameness.difference(mine, one, unused, none).isPresent(), () -> "the same for one's own:\n" + mine.exchange());
        });
    }

    /**
     * Returns true for a text, which belongs to nobody, for a filter that may take any text as an id, and for a file in a body, which a message
     * names only once. No member has a conflict, and the caller is no vendor's. The example of a survey asks customers, not employees.
     * No made ticket was handed over.
     */
    private static boolean isFree(ApiOperation operation, Slot slot) {
        return slot.kind().equals("atch") && slot.where().equals("body") || slot.kind().equals(Slot.TEXT)
                || slot.name().equals("recordId") && slot.kind().equals("mem") || BESIDE.contains(operation.id())
                || operation.queryParameters().contains(slot.name()) && !slot.name().endsWith("Id");
    }

    /** Tests the test: a server that treats the victim's records differently is detected. */
    @TestFactory
    Stream<DynamicTest> a_server_that_tells_a_foreign_one_is_found_out() {
        var honest = Ask.of(perennial.admin(ATTACKER));
        var blabbers = List.of(
                new Blabber(honest, victims, told -> new Answer(with(told, 403, told.answer()))),
                new Blabber(honest, victims, told -> new Answer(with(told, told.status(), told.answer() + " "))),
                new Blabber(honest, victims, told -> new Answer(withHeader(told, "X-Owner"))));
        return operations().flatMap(
                operation -> Slot.of(document, operation).stream().limit(1).flatMap(slot -> blabbers.stream().map(blabber -> DynamicTest
                        .dynamicTest(operation.id() + ": " + slot, () -> assertTrue(told(operation, slot, blabber).isPresent())))));
    }

    private static SpecifiedExchange with(SpecifiedExchange told, int status, String body) {
        return new SpecifiedExchange(told.method(), told.target(), told.sent(), told.request(), status, told.received(), body);
    }

    private static SpecifiedExchange withHeader(SpecifiedExchange told, String name) {
        var headers = new TreeMap<>(told.received());
        headers.put(name, List.of("somebody"));
        return new SpecifiedExchange(told.method(), told.target(), told.sent(), told.request(), told.status(), headers, told.answer());
    }

    private record Blabber(Ask.Server honest, List<Records> victims, Function<SpecifiedExchange, Answer> tells) implements Ask.Server {
        @Override
        public Answer answer(Ask ask) {
            var answer = honest.answer(ask);
            var asked = URLDecoder.decode(ask.target(), StandardCharsets.UTF_8) + ask.body();
            return victims.stream().anyMatch(victim -> victim.occursIn(asked)) ? tells.apply(answer.exchange()) : answer;
        }
    }

    private interface Try {
        void of(ApiOperation operation, Slot slot);
    }

    private Stream<DynamicTest> each(Try attack) {
        return operations().flatMap(operation -> Slot.of(document, operation).stream()
                .map(slot -> DynamicTest.dynamicTest(operation.id() + ": " + slot, () -> attack.of(operation, slot))));
    }

    /** Returns the difference between the answers for the victim's record and for a missing one. */
    private Optional<String> told(ApiOperation operation, Slot slot, Ask.Server server) {
        var theirs = of(victim(operation, slot), operation, slot);
        var none = unused(operation, slot);
        var foreign = answer(operation, slot, theirs, own(operation), server);
        var unused = answer(operation, slot, none, own(operation), server);
        return Sameness.difference(foreign, theirs, unused, none);
    }

    /** Returns the victim's records. A write with a key or a text gets new ones, because afterwards the attacker has the same. */
    private Records victim(ApiOperation operation, Slot slot) {
        var kept = slot.kind().equals(Slot.KEY) || slot.kind().equals(Slot.TEXT);
        if (!kept || operation.method().equals("GET")) return victim;
        victims.add(new Records(perennial, VICTIM));
        return victims.getLast();
    }

    private Answer answer(ApiOperation operation, Slot slot, String value, Records own, Ask.Server server) {
        return server.answer(requests.ask(operation, slot, value, own));
    }

    /** Returns the caller's records. A read may reuse them; a write gets new ones each time */
    private Records own(ApiOperation operation) {
        return operation.method().equals("GET") ? readable.all() : new Records(perennial, ATTACKER, renewals);
    }

    private String of(Records records, ApiOperation operation, Slot slot) {
        return switch (slot.kind()) {
            case Slot.TEXT -> written(records, slot);
            case Slot.KEY -> records.keyFor(operation);
            case String kind -> records.id(slot.name().endsWith("parentId") ? "parent" : kind);
        };
    }

    /** Returns a text of an existing record. */
    private static String written(Records records, Slot slot) {
        records.id(slot.name().endsWith("/number") ? "ctr" : "acct");
        return slot.name().endsWith("/number") ? records.number() : records.text();
    }

    private static String unused(ApiOperation operation, Slot slot) {
        return switch (slot.kind()) {
            case Slot.TEXT -> (slot.name().endsWith("/number") ? "number " : "canary ") + UUID.randomUUID();
            case Slot.KEY -> "key-" + UUID.randomUUID();
            case String kind -> TypeId.encode(kind, TypeId.next());
        };
    }
}
