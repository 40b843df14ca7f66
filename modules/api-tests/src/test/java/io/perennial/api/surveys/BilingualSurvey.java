package io.perennial.api.surveys;

import io.perennial.api.PerennialApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A published survey in two languages, whose second question is shown after a low score, and a contact who reads Chinese. */
final class BilingualSurvey {
    static final Map<String, Object> SCORE = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts",
            Map.of("en", "Would you recommend us?", "zh-Hans", "您会推荐我们吗？"));
    static final Map<String, Object> WHY = Map.of("id", "why", "kind", "single", "texts", Map.of("en", "Why?", "zh-Hans", "为什么？"),
            "choices", List.of(Map.of("id", "price", "texts", Map.of("en", "The price", "zh-Hans", "价格")),
                    Map.of("id", "support", "texts", Map.of("en", "Your <support>", "zh-Hans", "支持"))),
            "showIf", Map.of("question", "score", "operator", "at_most", "value", "6"));

    private BilingualSurvey() {}

    static String published(PerennialApi admin, String name) {
        var id = admin.post("/surveys", Map.of("name", name, "kind", "nps", "languages", List.of("en", "zh-Hans"), "questions",
                List.of(SCORE, WHY))).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    static String contact(PerennialApi admin, String account) {
        return admin.post("/contacts", Map.of("accountId", account, "name", "Jana", "locale", "zh-CN", "emails",
                List.of("jana." + UUID.randomUUID() + "@rhine.example"))).expect(201).text("/id");
    }
}
