package io.perennial.api.made;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One record of each kind in a tenant, each created when it is first needed. Their texts and keys are unique. */
public final class Records {
    private static final String SYSTEM = "suite";

    /** The Monday of the specification's example. */
    private static final String SNAPSHOT = "2026-09-07";

    private static final Map<String, String> ABSENCE = Map.of("from", "2019-01-01T00:00:00Z", "until", "2019-01-02T00:00:00Z");
    private static final KeyedCollections KEYED = new KeyedCollections(ApiDocument.load());
    private static final Map<String, Records> SHARED = new ConcurrentHashMap<>();
    private final Perennial perennial;
    private final String tenant;
    private final PerennialApi api;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final String mark = UUID.randomUUID().toString();
    private final Supplier<String> renewals;
    private final Map<String, String> placed;

    /** Returns records of all kinds that all tests share which do not change them. */
    public static Records shared(Perennial perennial, String tenant) {
        return SHARED.computeIfAbsent(tenant, name -> new Records(perennial, name).all());
    }

    public Records(Perennial perennial, String tenant) {
        this(perennial, tenant, Map.of());
    }

    /** @param placed the fields of its accounts by which a caller sees them: {@code ownerId} or {@code segment} */
    public Records(Perennial perennial, String tenant, Map<String, String> placed) {
        this.perennial = perennial;
        this.tenant = tenant;
        this.api = perennial.admin(tenant);
        this.renewals = new MadeContracts(this, api)::renewal;
        this.placed = placed;
        if (placed.containsKey("ownerId")) ids.put("mem", placed.get("ownerId"));
    }

    /** @param renewals supplies its renewal, which belongs to another account */
    public Records(Perennial perennial, String tenant, Supplier<String> renewals) {
        this(perennial, tenant, renewals, Map.of());
    }

    /** Creates records with both parameters. */
    public Records(Perennial perennial, String tenant, Supplier<String> renewals, Map<String, String> placed) {
        this.perennial = perennial;
        this.tenant = tenant;
        this.api = perennial.admin(tenant);
        this.renewals = renewals;
        this.placed = placed;
        if (placed.containsKey("ownerId")) ids.put("mem", placed.get("ownerId"));
    }

    /** Returns the fields of an account by which a caller sees it. */
    Map<String, String> placed() {
        return placed;
    }

    /** Returns the external id of the record that an operation is about. An outcome of a renewal names keys of a contract. */
    public String keyFor(ApiOperation operation) {
        KEYED.kindOf(operation).ifPresentOrElse(this::id, () -> KEYED.kinds().forEach(this::id));
        return key();
    }

    public String key() {
        return "key-" + mark;
    }

    public String text() {
        return "canary " + mark;
    }

    public String number() {
        return "number " + mark;
    }

    public Map<String, String> externalKey() {
        return Map.of("system", SYSTEM, "externalId", key());
    }

    public String currency() {
        return Map.of("contoso", "CNY", "ravenstack", "USD", "telco", "USD").getOrDefault(tenant, "EUR");
    }

    /** @param kind the prefix of the record's id */
    public String id(String kind) {
        if (!ids.containsKey(kind)) ids.put(kind, made(kind));
        return ids.get(kind);
    }

    /** Returns the account of the renewal. */
    String renewedAccount() {
        return api.get("/renewals/" + id("rnw")).expect(200).text("/accountId");
    }

    /** Returns the version that an account or a renewal has now. */
    long version(String id) {
        return api.get((id.startsWith("acct_") ? "/accounts/" : "/renewals/") + id).expect(200).json().path("version").asLong();
    }

    /** Creates one record of each kind, so that no list is empty. */
    public Records all() {
        KEYED.kinds().forEach(this::id);
        for (var kind : List.of("note", "atch", "imp", "dlv", "card", "sent", "outc", "rnw", "trl", "entered", "excluded", "frozen",
                "conflict", "whk", "fup", "cser", "bkg", "wave", "invt", "vend", "grnt"))
            id(kind);
        return this;
    }

    private String made(String kind) {
        return switch (kind) {
            case "mem" -> api.get("/session").expect(200).text("/subjectId");
            case "parent" -> account(Map.of("name", "above " + text()));
            case "acct" -> account(Map.of(
                    "name", text(), "tier", text(), "parentId", id("parent"), "ownerId", id("mem"), "externalKeys",
                    List.of(externalKey())));
            case "ctr" -> new MadeContracts(this, api).contract();
            case "entered" -> entered();
            case "excluded" -> new MadeContracts(this, api).excluded();
            case "frozen" -> frozen();
            case "conflict" -> conflict();
            case "note" -> api.post("/accounts/" + id("acct") + "/notes", Map.of("text", text())).expect(201).text("/id");
            case "card" -> api.post("/health/scorecards", scorecard()).expect(201).text("/id");
            case "sent" -> api.put("/accounts/" + id("acct") + "/health/sentiment", Map.of(
                    "value", 50, "note", text(), "expiresOn", LocalDate.now(ZoneOffset.UTC).plusYears(1).toString())).expect(200)
                    .text("/id");
            case "outc" -> outcome();
            case "rnw" -> renewals.get();
            case "view" -> api.post("/views", Map.of("page", "accounts", "name", text(), "query", "tier=gold", "shared", true)).expect(201)
                    .text("/id");
            case "ses" -> session();
            case "ntc" -> notice();
            case "imp" -> imported();
            case "trl" -> trial();
            case "rpl" -> later("/health/replays", Map.of("from", LocalDate.now(ZoneOffset.UTC).minusDays(14).toString()));
            case "whk" -> api.post("/webhooks", Map.of("url", "https://crm.example/" + mark, "enabled", false)).expect(201).text("/id");
            case "whd" -> delivery("/webhooks/" + id("whk"));
            case "snap" -> later("/snapshots", Map.of("types", List.of("queue")));
            case "crp" -> later("/tickets/replays", Map.of());
            case "fup" -> api.post("/follow-up-rules", Map.of("name", text(), "enabled", false, "trigger", Map.of("event", "renewal_due"),
                    "action", Map.of("title", text()))).expect(201).text("/id");
            case "cser" ->
                api.post("/callback-series", Map.of("accountId", id("acct"), "subject", text(), "local", "2031-03-31T09:00", "rule",
                        "FREQ=WEEKLY;COUNT=3")).expect(201).text("/id");
            case "bkg" -> api.post("/booking-links", Map.of("contactId", id("cont"), "subject", text(), "memberId", id("mem"))).expect(200)
                    .text("/id");
            case "abs" -> api.post("/members/" + id("mem") + "/absences", ABSENCE).expect(201).text("/id");
            case "team" -> api.get("/teams/customer_success").expect(200).text("/id");
            case "clk" -> Awaited.until(() -> api.get("/tickets/" + id("tick") + "/clocks").expect(200),
                    clocks -> clocks.json().at("/items/0").isObject()).text("/items/0/id");
            case "surv" -> new MadeSurveys(this, api).published();
            case "wave" -> new MadeSurveys(this, api).wave();
            case "invt" -> new MadeSurveys(this, api).invitation();
            case "vend" -> api.post("/vendors", Map.of("name", text(), "zone", "Europe/Riga")).expect(201).text("/id");
            case "grnt" -> api.post("/vendors/" + id("vend") + "/grants", Map.of("segments", List.of(key()))).expect(201).text("/id");
            case "atch" -> Uploaded.file(this, api);
            case "dlv" -> new Planted(perennial, tenant).delivery(id("acct"));
            default -> keyed(kind, KEYED.collection(kind).orElseThrow(() -> new IllegalArgumentException(
                    "The specification knows ids " + kind + "_…, this test does not know how to make one: teach it")));
        };
    }

    /** Returns the notice of an account that a program has assigned to the member. */
    private String notice() {
        var account = api.post("/accounts", Map.of("name", "noticed " + text())).expect(201).text("/id");
        var me = api.get("/session").expect(200).text("/subjectId");
        perennial.partner(tenant).patch("/accounts/" + account, "*", Map.of("ownerId", me)).expect(200);
        return Awaited.until(() -> api.get("/notices?kind=assigned").expect(200).json().path("items"),
                notices -> notices.valueStream().anyMatch(one -> one.path("accountId").asText().equals(account))).valueStream()
                .filter(one -> one.path("accountId").asText().equals(account)).findFirst().orElseThrow().path("id").asText();
    }

    /** Returns a message to a webhook that is switched off again, so that nothing else is sent to it. */
    private String delivery(String webhook) {
        api.put(webhook + "/secret", Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).expect(200);
        api.patch(webhook, "*", Map.of("enabled", true)).expect(200);
        var id = api.post(webhook + "/test", Map.of()).expect(200).text("/id");
        api.patch(webhook, "*", Map.of("enabled", false)).expect(200);
        return id;
    }

    /** Returns a session that no test uses. */
    private String session() {
        PerennialApi.at(perennial.address()).asMember(tenant, "admin@" + tenant + ".example", "perennial-demo").get("/session").expect(200);
        return api.get("/members/me/sessions").expect(200).json().path("items").valueStream()
                .filter(one -> !one.path("current").asBoolean()).findFirst().orElseThrow().path("id").asText();
    }

    private String account(Map<String, Object> body) {
        var whole = new HashMap<>(body);
        whole.putAll(placed);
        return api.post("/accounts", whole).expect(201).text("/id");
    }

    /** Creates a record from the specification's example with its own text and key. */
    String keyed(String kind, String collection) {
        var create = KEYED.creation(collection);
        var body = (ObjectNode) new Requests(KEYED.document()).sample(create.requestSchema().orElseThrow(), this);
        var text = Slot.of(KEYED.document(), create).stream()
                .filter(slot -> slot.kind().equals(Slot.TEXT) && slot.name().lastIndexOf('/') == 0)
                .findFirst().orElseThrow(() -> new IllegalArgumentException(kind + " has no text to be known by"));
        body.put(text.name().substring(1), text()).putArray("externalKeys").addObject().put("system", SYSTEM).put("externalId", key());
        return api.post(collection, body).expect(201).text("/id");
    }

    /** Returns a scorecard of a segment without accounts, so that it would affect none if it were published. */
    private Map<String, Object> scorecard() {
        var silence = Map.of("key", "silence", "label", text(), "weight", 10_000, "source", Map.of("kind", "days_since_contact"),
                "direction", "lower_is_better",
                "pieces", List.of(Map.of("start", 5_000, "end", 5_000)));
        return Map.of("name", text(), "precedence", 1_000, "segments", List.of(key()), "measures", List.of(silence));
    }

    private String outcome() {
        var outcome = Map.of("accountId", id("acct"), "occurredOn", "2026-01-31", "kind", "renewed", "reason", text());
        api.post("/health/outcomes", Map.of("outcomes", List.of(outcome))).expect(204);
        return api.get("/health/outcomes?accountId=" + id("acct")).expect(200).text("/items/0/id");
    }

    /** Returns the contract when the ledger has an entry for it. */
    private String entered() {
        Awaited.until(() -> api.get("/revenue/entries?contractId=" + id("ctr")).expect(200).json().path("items"),
                entries -> !entries.isEmpty());
        return id("ctr");
    }

    /** Puts the renewal into a snapshot, as one of this account: no caller can take a snapshot of a past Monday. */
    private String frozen() {
        new Planted(perennial, tenant).snapshot(SNAPSHOT, currency(), uuid("rnw"), uuid("acct"), uuid("mem"));
        return id("rnw");
    }

    private UUID uuid(String kind) {
        return TypeId.parse(id(kind)).orElseThrow().value();
    }

    /** Returns the account after its system and somebody else both changed its country. */
    private String conflict() {
        var account = id("acct");
        var said = "/accounts/by-external/" + SYSTEM + "/" + key();
        api.put(said, Map.of("name", text(), "country", "DE")).expect(200);
        api.patch("/accounts/" + account, "*", Map.of("country", "FR")).expect(200);
        api.put(said, Map.of("name", text(), "country", "GB")).expect(200);
        return account;
    }

    /** Returns a finished one, so that it no longer changes. */
    private String imported() {
        var csv = "id,name\n" + key() + " imported," + text() + "\n";
        var id = api.send("POST", "/imports?kind=accounts&mapping=suite", "text/csv", csv).expect(202).text("/id");
        Awaited.until(() -> api.get("/imports/" + id).expect(200).json(), running -> !running.path("finishedAt").isNull());
        return id;
    }

    private String trial() {
        var id = api.post("/health/scorecards/" + id("card") + "/trial", Map.of()).expect(202).text("/id");
        Awaited.until(() -> api.get("/health/trials/" + id).expect(200).json(), trial -> !trial.path("finishedAt").isNull());
        return id;
    }

    private String later(String collection, Map<String, ?> body) {
        return Awaited.until(() -> api.post(collection, body), started -> started.status() == 202).text("/id");
    }

    /** Returns true if a text contains an id or a text of these records. */
    public boolean occursIn(String text) {
        return text.contains(mark) || ids.values().stream().anyMatch(text::contains);
    }

    /** Returns all of them as their tenant reads them now. */
    public String read() {
        var read = new StringBuilder(all().tenant);
        KEYED.kinds().forEach(
                kind -> read.append(api.get(KEYED.collection(kind).orElseThrow() + "/" + id(kind)).expect(200).settled()).append('\n'));
        for (var path : List.of("/notes/" + id("note"), "/accounts/" + id("acct") + "/timeline", "/imports/" + id("imp"),
                "/health/scorecards/" + id("card"), "/health/outcomes/" + id("outc"), "/health/trials/" + id("trl"),
                "/renewals/" + id("rnw"), "/accounts/" + id("acct") + "/health/sentiment", "/conflicts?recordId=" + id("conflict"),
                "/revenue/entries?accountId=" + id("acct"), "/event-deliveries"))
            read.append(api.get(path).expect(200).settled()).append('\n');
        return read.toString();
    }
}
