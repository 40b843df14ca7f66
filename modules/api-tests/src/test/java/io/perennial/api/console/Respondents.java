package io.perennial.api.console;

import io.perennial.api.Awaited;
import io.perennial.api.PerennialApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Three contacts who are asked in the language of each, with a question of each kind. */
record Respondents(PerennialApi admin) {
    private static final List<String> KINDS =
            List.of("scale_0_10", "scale_1_5", "scale_1_7", "single", "multiple", "ranking", "text", "matrix");

    /** Returns the addresses of their pages. */
    List<String> links() {
        var survey = admin.post("/surveys", Map.of("name", "Journey questions", "kind", "nps", "languages",
                List.of("en", "zh-Hans", "zh-Hant"), "questions", questions())).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200);
        var contacts = Stream.of("en", "zh-CN", "zh-TW").map(this::contact).toList();
        var wave = admin.post("/waves", Map.of("surveyId", survey, "name", "Journey", "closesAt", "2099-01-01T00:00:00Z", "audience",
                Map.of("contactIds", contacts))).expect(201).text("/id");
        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        Awaited.until(() -> admin.get("/waves/" + wave).expect(200), found -> found.json().path("invited").asInt() == contacts.size());
        return contacts.stream().map(contact -> admin.get("/surveys/" + survey + "/invitations?contactId=" + contact).text("/items/0/id"))
                .map(invitation -> admin.send("POST", "/invitations/" + invitation + "/page-links", null, null).expect(200).text("/url"))
                .map(url -> URI.create(url).getPath()).toList();
    }

    /** Creates a contact of a customer of its own, because few of one customer are asked at a time. */
    private String contact(String locale) {
        var customer = admin.post("/accounts", Map.of("name", "Journey " + locale)).expect(201).text("/id");
        return admin.post("/contacts", Map.of("accountId", customer, "name", "Jana", "locale", locale, "emails",
                List.of("jana." + UUID.randomUUID() + "@journey.example"))).expect(201).text("/id");
    }

    private static List<Map<String, Object>> questions() {
        var questions = new ArrayList<Map<String, Object>>();
        for (var kind : KINDS) {
            var question = new HashMap<String, Object>(
                    Map.of("id", kind, "kind", kind, "required", questions.isEmpty(), "texts",
                            texts("How was " + kind + "?", "怎么样？", "怎麼樣？")));
            if (List.of("single", "multiple", "ranking", "matrix").contains(kind))
                question.put("choices", List.of(choice("price", "The price", "价格", "價格"), choice("support", "Support", "支持", "支援")));
            if (kind.equals("matrix"))
                question.put("rows", List.of(choice("north", "North", "北", "北方"), choice("south", "South", "南", "南方")));
            questions.add(question);
        }
        return questions;
    }

    private static Map<String, Object> choice(String id, String english, String simplified, String traditional) {
        return Map.of("id", id, "texts", texts(english, simplified, traditional));
    }

    private static Map<String, String> texts(String english, String simplified, String traditional) {
        return Map.of("en", english, "zh-Hans", simplified, "zh-Hant", traditional);
    }
}
