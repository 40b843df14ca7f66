package io.perennial.surveys.asking;

import io.perennial.kernel.Wording;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.Visit;
import io.perennial.surveys.questions.Choice;
import io.perennial.surveys.questions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A question as HTML: a group of radio buttons, check boxes, lists or a text field. */
record QuestionMarkup(Question question, String language, FilledForm filled, Visit visit) {
    Markup shown() {
        var parts = new ArrayList<Markup>();
        parts.add(Markup.of("legend", Markup.text(question.texts().getOrDefault(language, question.id()))).with("dir", "auto"));
        switch (question.kind()) {
            case SCALE_0_10, SCALE_1_5, SCALE_1_7 -> parts.add(scale());
            case SINGLE ->
                question.choices().forEach(choice -> parts.add(pick("radio", name(), choice.id(), text(choice), is(choice.id()))));
            case MULTIPLE -> question.choices()
                    .forEach(choice -> parts.add(pick("checkbox", name() + "." + choice.id(), "1", text(choice), isOneOf(choice.id()))));
            case RANKING -> question.choices().forEach(choice -> parts.add(place(choice)));
            case TEXT -> parts.add(words());
            case MATRIX -> question.rows().forEach(row -> parts.add(row(row)));
        }
        return Markup.of("fieldset", parts);
    }

    private String name() {
        return FilledForm.field(question);
    }

    private String text(Choice choice) {
        return choice.texts().getOrDefault(language, choice.id());
    }

    private boolean is(String value) {
        return value.equals(String.valueOf(filled.value(question)));
    }

    private boolean isOneOf(String choice) {
        return filled.value(question) instanceof List<?> several && several.contains(choice);
    }

    private Markup scale() {
        var kind = question.kind();
        var values = IntStream.rangeClosed(kind.least(), kind.most()).mapToObj(String::valueOf)
                .map(value -> pick("radio", name(), value, value, is(value))).toList();
        var ends = Wording.of("{least}: not at all; {most}: very much").with("least", kind.least()).with("most", kind.most());
        return Markup.of("div", Markup.of("div", values).with("class", "scale"),
                Markup.of("p", Markup.text(visit.said(ends))).with("class", "by"));
    }

    private Markup pick(String type, String name, String value, String text, boolean checked) {
        var input = Markup.of("input").with("type", type).with("name", name).with("value", value);
        if (checked) input = input.with("checked", "");
        if (type.equals("radio") && question.isRequired()) input = input.with("required", "");
        return Markup.of("label", input, Markup.text(" " + text)).with("class", "pick");
    }

    private Markup place(Choice choice) {
        var options = new ArrayList<Markup>();
        options.add(Markup.of("option", Markup.text("–")).with("value", ""));
        int place = filled.value(question) instanceof List<?> ranked ? ranked.indexOf(choice.id()) + 1 : 0;
        for (int at = 1; at <= question.choices().size(); at++) {
            var option = Markup.of("option", Markup.text(String.valueOf(at))).with("value", String.valueOf(at));
            options.add(at == place ? option.with("selected", "") : option);
        }
        return Markup.of("label", Markup.of("select", options).with("name", name() + "." + choice.id()), Markup.text(" " + text(choice)))
                .with("class", "pick");
    }

    private Markup row(Choice row) {
        var given = filled.value(question) instanceof Map<?, ?> rows ? String.valueOf(rows.get(row.id())) : "";
        var parts = new ArrayList<Markup>();
        parts.add(Markup.of("legend", Markup.text(text(row))).with("dir", "auto"));
        for (var choice : question.choices())
            parts.add(pick("radio", name() + "." + row.id(), choice.id(), text(choice), choice.id().equals(given)));
        return Markup.of("fieldset", parts);
    }

    private Markup words() {
        var given = filled.value(question) instanceof String text ? text : "";
        return Markup.of("textarea", Markup.text(given)).with("name", name()).with("dir", "auto").with("maxlength", "4000")
                .with("aria-label", question.texts().getOrDefault(language, question.id()));
    }
}
