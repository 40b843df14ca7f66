package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks each rule once, and expects a complaint. */
class RulesTest {
    private static final String LIST = "/paths/~1accounts/get";
    private static final String CREATE = "/paths/~1accounts/post";
    private static final String BY_EXTERNAL = "/paths/~1accounts~1by-external~1{system}~1{externalId}";
    private static final String ONE = "/paths/~1accounts~1{id}";
    private static final String SCHEMAS = "/components/schemas";

    static Stream<Arguments> operations() {
        return Stream.of(
                breach(
                        "needs an operationId like listAccounts",
                        new Planted().set(LIST + "/operationId", "\"accounts-list\"")),
                breach("shares its operationId", new Planted().set(LIST + "/operationId", "\"listContacts\"")),
                breach("needs a summary", new Planted().remove(LIST + "/summary")),
                breach("needs a description", new Planted().remove(LIST + "/description")),
                breach("needs exactly one tag", new Planted().set(LIST + "/tags", "[\"customers\"]")),
                breach("does not describe tier", new Planted().remove(LIST + "/parameters/2/description")),
                breach("has the parameter tier twice", new Planted().add(LIST + "/parameters", "{\"name\": \"tier\", \"in\": \"query\"}")),
                breach("needs x-permission", new Planted().remove(LIST + "/x-permission")),
                breach("has an odd x-permission", new Planted().set(LIST + "/x-permission", "\"read\"")),
                breach("does not say when it answers 403", new Planted().remove(LIST + "/responses/403")),
                breach("does not say when it answers 404", new Planted().remove(ONE + "/get/responses/404")),
                breach("does not say when it answers 409", new Planted().remove(ONE + "/delete/responses/409")),
                breach("does not say when it answers 413", new Planted().remove(CREATE + "/responses/413")),
                breach("does not say when it answers 415", new Planted().remove(CREATE + "/responses/415")),
                breach("does not say when it answers 422", new Planted().remove(CREATE + "/responses/422")),
                breach("does not say when it answers 412", new Planted().remove(ONE + "/delete/responses/412")),
                breach("does not say when it answers 428", new Planted().remove(ONE + "/patch/responses/428")),
                breach(
                        "takes only a merge patch",
                        new Planted().set(ONE + "/patch/requestBody/content/text~1plain", "{}")),
                breach("needs the parameter Idempotency-Key", new Planted().remove(CREATE + "/parameters")),
                breach("needs the parameter If-Match", new Planted().remove(ONE + "/patch/parameters")),
                breach("needs the parameters If-Match and If-None-Match", new Planted().remove(BY_EXTERNAL + "/put/parameters/1")),
                breach(
                        "answers 201 without Location",
                        new Planted().remove(CREATE + "/responses/201/headers/Location")),
                breach("answers 200 without ETag", new Planted().remove(ONE + "/get/responses/200/headers/ETag")),
                breach(
                        "answers 200 without Request-Id",
                        new Planted().remove(ONE + "/get/responses/200/headers/Request-Id")),
                breach(
                        "does not tell a replay",
                        new Planted().remove(CREATE + "/responses/201/headers/Idempotency-Replayed")),
                breach(
                        "answers 404 with something else",
                        new Planted().remove("/components/responses/NotFound/content/application~1problem+json")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void an_operation_that_breaks_a_rule_is_named(String complaint, Planted planted) {
        assertComplains(new OperationRules(), complaint, planted);
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                breach(
                        "AccountBody.name has no maxLength",
                        new Planted().remove(SCHEMAS + "/AccountBody/properties/name/maxLength")),
                breach(
                        "AccountBody.tags[] has no maxLength",
                        new Planted().remove(SCHEMAS + "/AccountBody/properties/tags/items/maxLength")),
                breach(
                        "AccountView.tags has no maxItems",
                        new Planted().remove(SCHEMAS + "/AccountView/properties/tags/maxItems")),
                breach(
                        "AccountView.tags does not say what",
                        new Planted().remove(SCHEMAS + "/AccountView/properties/tags/items")),
                breach(
                        "AccountBody.employees has no minimum",
                        new Planted().remove(SCHEMAS + "/AccountBody/properties/employees/maximum")),
                breach(
                        "AccountBody is sent, but takes any",
                        new Planted().remove(SCHEMAS + "/AccountBody/additionalProperties")),
                breach(
                        "CustomFields is sent, but takes any",
                        new Planted().remove(SCHEMAS + "/CustomFields/maxProperties")),
                breach(
                        "CustomFields.*| has no maxLength",
                        new Planted().remove(SCHEMAS + "/CustomFields/additionalProperties/anyOf/0/maxLength")),
                breach(
                        "AccountBody.website has no description",
                        new Planted().remove(SCHEMAS + "/AccountBody/properties/website/description")),
                breach("Money has no description", new Planted().remove(SCHEMAS + "/Money/description")),
                breach("listAccounts tier has no description", new Planted().remove(LIST + "/parameters/2/description")),
                breach("Money requires cents", new Planted().add(SCHEMAS + "/Money/required", "\"cents\"")),
                breach(
                        "listAccounts tier[] has no maxLength",
                        new Planted().remove(LIST + "/parameters/2/schema/items/maxLength")),
                breach(
                        "startImport body has no maxLength",
                        new Planted().remove("/paths/~1imports/post/requestBody/content/text~1csv/schema/maxLength")),
                breach("Wish is used by no operation", new Planted().set(SCHEMAS + "/Wish", "{}")));
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                breach(
                        "NotePatch requires something",
                        new Planted().set(SCHEMAS + "/NotePatch/required", "[\"text\"]")),
                breach(
                        "ExpansionPatch.amount requires something",
                        new Planted().set(SCHEMAS + "/ExpansionPatch/properties/amount/required", "[\"currency\"]")),
                breach(
                        "NotePatch has other properties",
                        new Planted().set(SCHEMAS + "/NotePatch/properties/colour", "{}")),
                breach(
                        "NotePatch.text can be emptied by null",
                        new Planted().set(SCHEMAS + "/NotePatch/properties/text/nullable", "true")),
                breach(
                        "AccountPatch.tier cannot be emptied",
                        new Planted().remove(SCHEMAS + "/AccountPatch/properties/tier/nullable")),
                breach(
                        "ContactBody takes accountId, but no external key",
                        new Planted().remove(SCHEMAS + "/ContactBody/properties/account")),
                breach(
                        "ContactBody requires accountId, but another field",
                        new Planted().add(SCHEMAS + "/ContactBody/required", "\"accountId\"")),
                breach(
                        "NotePatch.text has other limits",
                        new Planted().set(SCHEMAS + "/NotePatch/properties/text/maxLength", "10")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"schemas", "patches"})
    void a_schema_that_breaks_a_rule_is_named(String complaint, Planted planted) {
        assertComplains(new SchemaRules(), complaint, planted);
    }

    static Stream<Arguments> problems() {
        var catalogue = "/x-problem-catalogue";
        return Stream.of(
                breach(
                        "stale_version has no title in zh-Hant",
                        new Planted().remove(catalogue + "/stale_version/title/zh-Hant")),
                breach(
                        "stale_version does not tell its whatToDo",
                        new Planted().remove(catalogue + "/stale_version/whatToDo")),
                breach("stale_version has no status", new Planted().set(catalogue + "/stale_version/status", "200")),
                breach("stale_version is called old", new Planted().set(catalogue + "/stale_version/code", "\"old\"")),
                breach("Stale is no code", new Planted().set(catalogue + "/Stale", "{\"code\": \"Stale\"}")),
                breach(
                        "listAccounts may answer out_of_luck but not",
                        new Planted().add(LIST + "/x-problems", "\"out_of_luck\"")),
                breach(
                        "listAccounts may answer has_children but not its status 409",
                        new Planted().add(LIST + "/x-problems", "\"has_children\"")),
                breach("listAccounts answers 418 with no code", new Planted().set(LIST + "/responses/418", "{}")),
                breach(
                        "NotFound has an example",
                        new Planted()
                                .set(
                                        "/components/responses/NotFound/content/application~1problem+json/example/title",
                                        "\"Gone\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void a_problem_that_is_not_explained_is_named(String complaint, Planted planted) {
        assertComplains(new ProblemRules(), complaint, planted);
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                breach(
                        "AccountBody has a wrong example",
                        new Planted().set(SCHEMAS + "/AccountBody/example/name", "7")),
                breach(
                        "AccountView has a wrong example",
                        new Planted().set(SCHEMAS + "/AccountView/example/colour", "\"blue\"")),
                breach("limit has a wrong example", new Planted().set("/components/parameters/limit/example", "1000")),
                breach(
                        "ETag has a wrong example",
                        new Planted().set("/components/headers/ETag/example", "\"no quotes\"")),
                breach(
                        "problem+json has a wrong example",
                        new Planted()
                                .set(
                                        "/components/responses/NotFound/content/application~1problem+json/example/code",
                                        "\"Not Found\"")),
                breach("NoteBody has no example", new Planted().remove(SCHEMAS + "/NoteBody/example")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void a_wrong_or_missing_example_is_named(String complaint, Planted planted) {
        assertComplains(new ExampleRules(), complaint, planted);
    }

    private static Arguments breach(String complaint, Planted planted) {
        return Arguments.of(complaint, planted);
    }

    private static void assertComplains(Rules rules, String complaint, Planted planted) {
        var complaints = rules.complaints(planted.document());
        assertTrue(complaints.stream().anyMatch(found -> found.contains(complaint)), complaints::toString);
    }
}
