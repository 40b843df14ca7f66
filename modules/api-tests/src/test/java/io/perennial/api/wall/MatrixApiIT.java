package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Access;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Cast;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Asks for each cell of the matrix of who may do what, over HTTP: each operation as each role, about an own or granted record, one of another
 * member's accounts, one of another tenant, and one that never was. No request changes a record if the matrix is right, so none is sent twice.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixApiIT {
    private static final String TENANT = "telco";
    /** Two are answered, one waits for a connection of the server. */
    private static final int AT_ONCE = 3;
    private static final Slot NOWHERE = new Slot("nowhere", "", "");
    private static final Pattern NAMED = Pattern.compile("\\b([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}\\b");
    private static final UUID UNUSED = TypeId.next();
    private static final String UNKNOWN = "{\"nothing\":1}";
    /** The words for records of some accounts or vendors, where all others are answered like ones that never were. */
    private static final Set<String> SOME = Set.of("own", "team", "grant", "self");
    /**
     * The clock that is made is one of the customer, of which a vendor gets no explanation, the message is an internal note of ours, and the
     * member is one of ours.
     */
    private static final Set<String> OURS = Set.of("explainClock", "getMessage", "getWorkingTime", "listAbsences");
    /** The view that is made is shared: everybody may know it, and only its owner changes it. */
    private static final Set<String> SHARED = Set.of("changeView", "deleteView");
    /** An address that was refused, with any id that its caller wrote into it. */
    private static final Pattern REFUSED = Pattern.compile("\\{[^{}]*\"action\":\"access.refused\"[^{}]*(\\{}[^{}]*)?}");

    /** A cell of the matrix. */
    private record Cell(ApiOperation operation, String role, String word) {
        boolean reads() {
            return operation.method().equals("GET");
        }

        /** Returns true if records of other members of the tenant are hidden. What belongs to a member, the administrator made. */
        boolean hides() {
            return SOME.contains(word) && !(word.equals("self") && role.equals("admin"));
        }
    }

    private record Asked(String role, Ask ask) {}

    private record Fault(String role, String text) {}

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Access access = Access.read();
    private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();
    private final Records own;
    private final Records foreign;
    private final Records beyond;
    private final Cast cast;

    MatrixApiIT(Perennial perennial) {
        var csm = perennial.member("csm", TENANT).get("/session").expect(200).text("/subjectId");
        own = new Records(perennial, TENANT, Map.of("ownerId", csm)).all();
        foreign = new Records(perennial, TENANT).all();
        beyond = Records.shared(perennial, "northwind");
        cast = new Cast(perennial, TENANT, () -> own.id("vend"));
        var opens = List.of("contact_details", "person_names", "free_text", "attachments", "internal");
        var actions = List.of("reply", "note", "solve", "assign_within", "hand_back");
        perennial.admin(TENANT).post("/vendors/" + own.id("vend") + "/grants",
                Map.of("accountIds", List.of(own.id("acct")), "actions", actions, "opens", opens)).expect(201);
        // A record is made when it is first named, and not twice at once.
        for (var one : document.operations()) for (var whose : List.of(own, foreign, beyond)) requests.ask(one, NOWHERE, "", whose);
    }

    @TestFactory
    Stream<DynamicTest> each_operation_is_to_each_role_what_the_matrix_says() {
        var before = own.read() + foreign.read() + beyond.read();
        var roles = access.roles();
        roles.forEach(cast::as);
        var found = cells().gather(Gatherers.mapConcurrent(AT_ONCE, cell -> wrong(cell).map(said -> new Fault(cell.role(),
                cell.operation().id() + " is no " + cell.word() + ": " + said)))).flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Fault::role, Collectors.mapping(Fault::text, Collectors.toList())));
        var each = roles.stream().map(role -> DynamicTest.dynamicTest(role, () -> assertEquals(List.of(),
                found.getOrDefault(role, List.of()))));
        return Stream.concat(each, Stream.of(DynamicTest.dynamicTest("and all is as it was",
                () -> assertEquals(before, own.read() + foreign.read() + beyond.read()))));
    }

    private Stream<Cell> cells() {
        return document.operations().stream().filter(one -> !one.open()).flatMap(
                one -> access.roles().stream().map(role -> new Cell(one, role, access.cell(one.id(), role))));
    }

    private Optional<String> wrong(Cell cell) {
        return switch (cell.word()) {
            case "refused" -> answered(cell);
            case "closed" -> unlike(asked(cell, own), 403, "field_closed");
            case "absent" -> unlike(asked(cell, own), 404, "not_found").flatMap(_ -> unlike(asked(cell, own), 409, "not_a_member"));
            default -> cell.reads() ? misread(cell) : miswritten(cell);
        };
    }

    /** Returns the answer; what was asked before is not asked again. */
    private Answer answer(String role, Ask ask) {
        return answers.computeIfAbsent(new Asked(role, ask), asked -> Ask.of(cast.as(role)).answer(ask));
    }

    private Answer asked(Cell cell, Records whose) {
        return answer(cell.role(), ask(cell, whose));
    }

    private Ask ask(Cell cell, Records whose) {
        return requests.ask(cell.operation(), NOWHERE, "", whose);
    }

    /** Returns what is wrong if one of the requests is not refused, or if the refusals differ. */
    private Optional<String> answered(Cell cell) {
        var none = unknown(blind(cell, own));
        var told = Stream.of(own, foreign, beyond).map(whose -> blind(cell, whose)).flatMap(one -> difference(cell, one, none).stream())
                .findFirst();
        return unlike(answer(cell.role(), none), 403, "forbidden").or(() -> told);
    }

    private static Optional<String> unlike(Answer answer, int status, String code) {
        return answer.status() == status && answer.text("/code").equals(code) ? Optional.empty()
                : Optional.of(answer.status() + " " + answer.text("/code"));
    }

    /** Returns a request about somebody's record that says something unknown, so that it changes none. */
    private Ask blind(Cell cell, Records whose) {
        var ask = ask(cell, whose);
        return new Ask(ask.method(), ask.target(), Map.of(), ask.type(), ask.body() == null ? null : UNKNOWN);
    }

    /** Returns the same request with ids and keys of records that never were. */
    private static Ask unknown(Ask ask) {
        return new Ask(ask.method(), unused(ask.target()), ask.headers(), ask.type(), ask.body() == null ? null : unused(ask.body()));
    }

    private static String unused(String text) {
        return NAMED.matcher(text).replaceAll(found -> TypeId.encode(found.group(1), UNUSED)).replaceAll("\\bkey-[0-9a-f-]{36}",
                "key-" + UNUSED);
    }

    private Optional<String> misread(Cell cell) {
        var target = ask(cell, own).target();
        if (unused(target).equals(target)) return listed(cell);
        if (cell.hides() && isBelowSurvey(cell)) return told(cell, beyond).or(() -> below(cell)).or(() -> missing(cell, own));
        var hidden = told(cell, beyond).or(() -> cell.hides() ? told(cell, foreign)
                : cell.word().equals("self") ? Optional.empty() : missing(cell, foreign));
        return hidden.or(() -> cell.word().equals("self") ? Optional.empty() : missing(cell, own));
    }

    /** Returns what is wrong if a list has a record of another tenant, or a foreign one that is not for this role. */
    private Optional<String> listed(Cell cell) {
        var answer = asked(cell, own);
        if (answer.status() >= 400) return missing(cell, own);
        if (beyond.occursIn(REFUSED.matcher(answer.body()).replaceAll(""))) return Optional.of("has a record of another tenant");
        return cell.hides() && !cell.word().equals("self") && answer.body().contains(mark()) ? Optional.of("has a foreign record")
                : Optional.empty();
    }

    private String mark() {
        return foreign.key().substring("key-".length());
    }

    private static boolean isBelowSurvey(Cell cell) {
        return cell.operation().path().startsWith("/surveys/{id}/");
    }

    /** A survey belongs to no account. Returns what is wrong if the answers and invitations of foreign accounts to one are told. */
    private Optional<String> below(Cell cell) {
        var answer = asked(cell, foreign);
        var whole = answer("admin", ask(cell, foreign));
        if (answer.body().contains(mark())) return Optional.of("has a foreign record");
        return Sameness.difference(answer, mark(), whole, mark()).isPresent() ? Optional.empty() : Optional.of("counts foreign records");
    }

    /** Returns what is wrong if this role does not find what the administrator finds. */
    private Optional<String> missing(Cell cell, Records whose) {
        if (cell.role().startsWith("vendor_") && OURS.contains(cell.operation().id())) return Optional.empty();
        int status = asked(cell, whose).status();
        int whole = answer("admin", ask(cell, whose)).status();
        return status == whole ? Optional.empty() : Optional.of(status + " instead of " + whole);
    }

    /** Returns the difference between somebody's record and one that never was. */
    private Optional<String> told(Cell cell, Records whose) {
        var ask = ask(cell, whose);
        return difference(cell, ask, unknown(ask));
    }

    private Optional<String> difference(Cell cell, Ask ask, Ask none) {
        return Sameness.difference(answer(cell.role(), ask), ask.target(), answer(cell.role(), none), none.target());
    }

    /** A write about a record that the role sees says something unknown, so that it is let in and changes nothing. */
    private Optional<String> miswritten(Cell cell) {
        var ask = ask(cell, own);
        boolean names = NAMED.matcher(ask.target()).find();
        if (ask.body() == null && !names) return Optional.empty();
        var blind = blind(cell, own);
        var let = answer(cell.role(), ask.body() == null || cell.word().equals("self") ? unknown(blind) : blind);
        if (let.status() == 403 && let.text("/code").equals("forbidden")) return Optional.of("forbidden");
        if (!names) return Optional.empty();
        return told(cell, beyond).or(() -> !cell.hides() ? Optional.empty() : SHARED.contains(cell.operation().id())
                ? unlike(asked(cell, foreign), 403, "forbidden") : told(cell, foreign));
    }

    /** Tests the test: to an administrator, nothing in the tenant is foreign. */
    @Test
    void a_server_without_sight_is_found_out() {
        var read = cells().filter(one -> one.reads() && one.role().equals("csm") && one.word().equals("own"))
                .map(one -> new Cell(one.operation(), "admin", "own")).toList();
        // None of the made tickets was handed over.
        assertEquals(List.of("getHandover"), read.stream().filter(one -> one.operation().path().contains("{id}")
                && (isBelowSurvey(one) ? below(one) : told(one, foreign)).isEmpty()).map(one -> one.operation().id()).toList());
        var lists = read.stream().filter(one -> !one.operation().path().contains("{")).filter(one -> listed(one).isPresent()).toList();
        assertTrue(lists.size() > 15, lists::toString);
    }
}
