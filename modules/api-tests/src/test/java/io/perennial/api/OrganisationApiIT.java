package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what a program needs to show the data: words in three languages, and the settings of the organisation. */
@ExtendWith(RunningPerennial.class)
class OrganisationApiIT {
    private final Perennial perennial;

    OrganisationApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @Test
    void each_organisation_has_its_own_zone_day_currency_fields_and_bands() {
        var ours = perennial.member("agent", "northwind").get("/organisation").expect(200);
        var theirs = perennial.partner("contoso").get("/organisation").expect(200);

        assertEquals(List.of("northwind", "Northwind Software", "Europe/Berlin", "en", "EUR"), List.of(
                ours.text("/key"), ours.text("/name"), ours.text("/zone"), ours.text("/locale"), ours.text("/currency")));
        assertEquals(List.of("Asia/Shanghai", "CNY", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()),
                List.of(theirs.text("/zone"), theirs.text("/currency"), theirs.text("/today")));
        var field = ours.json().path("customFields").valueStream().filter(one -> one.path("key").asText().equals("dataCentre")).findFirst();
        assertEquals(List.of("account", "choice", "Data centre", "数据中心", "数据中心"), field.stream().flatMap(one -> java.util.stream.Stream.of(
                one.path("of"), one.path("type"), one.at("/label/en"), one.at("/label/zhHans"), one.at("/label/zhHant")))
                .map(com.fasterxml.jackson.databind.JsonNode::asText).toList());
        var bands =
                ours.json().path("scorecards").valueStream().filter(one -> one.path("name").asText().equals("Customer health")).findFirst()
                        .orElseThrow().path("bands");
        assertEquals(List.of("red", "yellow", "green"), bands.valueStream().map(band -> band.path("name").asText()).toList());
        assertFalse(bands.get(0).path("colour").asText().isEmpty());
        perennial.api().get("/organisation").expect(401, "unauthenticated");
    }

    @Test
    void the_words_of_answers_have_labels_in_three_languages() {
        var stages = perennial.partner("contoso").get("/enums").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("name").asText().equals("lifecycleStage")).findFirst().orElseThrow().path("values");

        assertEquals(List.of("prospect", "onboarding", "adoption", "value", "growth", "at_risk", "churned"),
                stages.valueStream().map(one -> one.path("value").asText()).toList());
        assertEquals(List.of("Churned", "已流失", "已流失"),
                List.of(stages.at("/6/label/en").asText(), stages.at("/6/label/zhHans").asText(), stages.at("/6/label/zhHant").asText()));
        perennial.api().get("/enums").expect(401, "unauthenticated");
    }
}
