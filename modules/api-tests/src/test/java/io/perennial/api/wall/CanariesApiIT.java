package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Access;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Cast;
import io.perennial.api.made.PlantedCanaries;
import io.perennial.api.made.PlantedCanaries.Canary;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plants a canary in each column that has a class of fields, and reads all that a role may read: none of a class that is closed to the role is in
 * an answer, a header or a refusal, and some of each class that is open are.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanariesApiIT {
    private static final String TENANT = "ravenstack";
    /** Two are answered, one waits for a connection of the server. */
    private static final int AT_ONCE = 3;
    private static final Slot NOWHERE = new Slot("nowhere", "", "");
    private static final Set<String> GRANTABLE = Set.of("contact_details", "person_names", "free_text", "attachments", "internal");
    /** The classes that a made ticket tells: its file is in none of its messages. */
    private static final Set<String> IN_TICKETS = Set.of("contact_details", "person_names", "free_text", "internal");
    /** Instants, and the marks of made records, which look like numbers by chance. */
    private static final String BY_CHANCE = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|[0-9a-f]{8}([-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}";

    /** @param closed says if a class is closed to the reader */
    private record Reader(String name, String role, PerennialApi api, Predicate<String> closed) {}

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Access access = Access.read();
    private final Perennial perennial;
    private final Records own;
    private final List<Canary> planted;

    CanariesApiIT(Perennial perennial) {
        this.perennial = perennial;
        var csm = perennial.member("csm", TENANT).get("/session").expect(200).text("/subjectId");
        own = new Records(perennial, TENANT, Map.of("ownerId", csm)).all();
        planted = PlantedCanaries.in(perennial, TENANT);
    }

    @AfterAll
    void release() {
        PlantedCanaries.release(perennial);
    }

    @TestFactory
    Stream<DynamicTest> nobody_reads_a_canary_of_a_closed_class() {
        return readers().gather(Gatherers.mapConcurrent(AT_ONCE, reader -> Map.entry(reader, sung(reader)))).map(
                one -> DynamicTest.dynamicTest(one.getKey().name(), () -> held(one.getKey(), one.getValue())));
    }

    /** Returns the canaries that a reader is told. */
    private List<Canary> sung(Reader reader) {
        var told = told(reader);
        return planted.stream().filter(one -> !one.word().isEmpty() && one.sings(told)).toList();
    }

    private void held(Reader reader, List<Canary> sung) {
        assertEquals(List.of(), sung.stream().filter(one -> reader.closed().test(one.of())).toList());
        var open = planted.stream().map(Canary::of).filter(reader.closed().negate()).collect(Collectors.toSet());
        if (reader.role().startsWith("vendor_")) open.retainAll(IN_TICKETS);
        assertEquals(open, sung.stream().map(Canary::of).collect(Collectors.toSet()), "what is open is found");
        assertTrue(!reader.role().equals("admin") || sung.size() > 30, sung::toString);
    }

    private Stream<Reader> readers() {
        var within = new Cast(perennial, TENANT, () -> vendor(Set.of()));
        var opened = new Cast(perennial, TENANT, () -> vendor(GRANTABLE));
        var roles = access.roles().stream().map(role -> new Reader(role, role, within.as(role),
                one -> Set.of("closed", "grant").contains(access.field(one, role))));
        var vendor = new Reader("vendor_agent to whom all is opened", "vendor_agent", opened.as("vendor_agent"),
                one -> access.field(one, "vendor_agent").equals("closed"));
        return Stream.concat(roles, Stream.of(vendor));
    }

    private String vendor(Set<String> opens) {
        var admin = perennial.admin(TENANT);
        var id = admin.post("/vendors", Map.of("name", UUID.randomUUID().toString(), "zone", "Europe/Riga")).expect(201).text("/id");
        var actions = List.of("reply", "note", "solve", "assign_within", "hand_back");
        admin.post("/vendors/" + id + "/grants", Map.of("accountIds", List.of(own.id("acct")), "actions", actions, "opens", opens))
                .expect(201);
        return id;
    }

    /**
     * Returns all that a reader is told: of reads the answers, of writes the refusals of a body that says something unknown. What the matrix
     * refuses to the role is refused before anything is read: the test of the matrix asks it.
     */
    private String told(Reader reader) {
        return document.operations().stream().filter(one -> !one.open() && !access.cell(one.id(), reader.role()).equals("refused"))
                .filter(one -> one.method().equals("GET") || !one.consumes().isEmpty())
                .map(one -> text(reader, one)).collect(Collectors.joining("\n")).replaceAll(BY_CHANCE, "");
    }

    private String text(Reader reader, ApiOperation operation) {
        var ask = requests.ask(operation, NOWHERE, "", own);
        var answer = answer(reader, ask.body() == null ? ask
                : new Ask(ask.method(), ask.target(), ask.headers(), ask.type(), "{\"nothing\":1}"));
        assertTrue(answer.status() < 500, () -> operation.id() + " " + answer.exchange());
        return operation.id() + " " + answer.exchange().received().entrySet().stream()
                .filter(one -> !one.getKey().equalsIgnoreCase("Request-Id") && !one.getKey().equalsIgnoreCase("Content-Length"))
                .map(Object::toString).collect(Collectors.joining(" ")) + answer.body();
    }

    private static Answer answer(Reader reader, Ask ask) {
        return Ask.of(reader.api()).answer(ask);
    }
}
