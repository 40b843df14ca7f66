package io.perennial.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account with one record of each kind, created with full permissions. Its names and keys are unique. */
record Company(String mark, String account, String contact, String contract, String note) {
    static final String SYSTEM = "company";

    static Company of(PerennialApi api, String ownerId) {
        var mark = UUID.randomUUID().toString();
        var keys = List.of(Map.of("system", SYSTEM, "externalId", mark));
        var account = api.post("/accounts", Map.of("name", mark, "tier", mark, "ownerId", ownerId, "externalKeys", keys))
                .expect(201).text("/id");
        var contact = api.post("/contacts", Map.of("accountId", account, "name", mark, "externalKeys", keys)).expect(201).text("/id");
        var contract = api.post("/contracts", Map.of(
                "accountId", account, "number", mark, "startsOn", "2026-01-01", "currency", "EUR", "externalKeys", keys)).expect(201)
                .text("/id");
        var note = api.post("/accounts/" + account + "/notes", Map.of("text", mark)).expect(201).text("/id");
        return new Company(mark, account, contact, contract, note);
    }

    /** Returns the paths of its records. */
    List<String> paths() {
        return List.of("/accounts/" + account, "/contacts/" + contact, "/contracts/" + contract, "/notes/" + note);
    }

    /** Returns the paths of the lists about the account. */
    List<String> lists() {
        return List.of("/accounts/" + account + "/notes", "/accounts/" + account + "/timeline",
                "/accounts/" + account + "/usage?metric=logins");
    }

    String byExternal(String kind) {
        return "/" + kind + "/by-external/" + SYSTEM + "/" + mark;
    }

    /** Reads all of it with a client that may read everything. */
    String read(PerennialApi api) {
        var read = new StringBuilder();
        for (var path : paths()) read.append(api.get(path).expect(200).settled());
        for (var path : lists()) read.append(api.get(path).expect(200).settled());
        return read.toString();
    }
}
