package io.perennial.surveys.asking;

import io.perennial.kernel.Wording;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.Visit;
import io.perennial.surveys.questions.Question;
import io.perennial.surveys.questions.Questionnaire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of the respondent's page, in the respondent's language.
 *
 * @param ofCustomer true for one who can be called, and who can be asked no more; employees stay unknown
 */
record SurveySheet(boolean ofCustomer, Questionnaire questionnaire, String organisation, Visit visit) {
    private static final String LONGEST = "4000";

    String title() {
        return visit.said(heading());
    }

    private Wording heading() {
        return Wording.of("Your opinion about {organisation}").with("organisation", organisation);
    }

    List<Markup> said(Wording text) {
        return List.of(Markup.of("h1", Markup.text(title())), note(text));
    }

    /** Returns a page without questions, on which a customer can still opt out: the mail says so. */
    List<Markup> ended(Wording text) {
        return Stream.concat(said(text).stream(), Stream.of(optOut())).toList();
    }

    /**
     * @param secret of this form
     * @param note null for none
     */
    List<Markup> form(FilledForm filled, String secret, @Nullable Wording note) {
        var language = questionnaire.language(List.of(visit.language()));
        var shown = questionnaire.questions().stream().filter(question -> questionnaire.isShown(question, filled.values())).toList();
        var body = new ArrayList<Markup>();
        body.add(Markup.of("h1", Markup.text(title())));
        if (note != null) body.add(note(note));
        var fields = new ArrayList<Markup>();
        for (var question : shown) fields.add(new QuestionMarkup(question, language, filled, visit).shown());
        fields.addAll(ownWords(filled));
        fields.add(hidden("once", secret));
        fields.add(hidden("shown", shown.stream().map(Question::id).collect(Collectors.joining(" "))));
        fields.add(Markup.of("button", Markup.text(visit.said("Send"))).with("type", "submit"));
        body.add(Markup.of("form", fields).with("method", "post").with("action", "?"));
        if (ofCustomer) body.add(optOut());
        return body;
    }

    private List<Markup> ownWords(FilledForm filled) {
        List<Markup> words = List.of(
                Markup.of("label", Markup.text(visit.said("What would you like to tell us?"))).with("for", "comment"),
                Markup.of("textarea", Markup.text(filled.comment())).with("id", "comment").with("name", "comment").with("dir", "auto")
                        .with("maxlength", LONGEST));
        return ofCustomer ? Stream.concat(words.stream(), Stream.<Markup>of(callMe(filled))).toList() : words;
    }

    private Markup callMe(FilledForm filled) {
        var call = Markup.of("input").with("type", "checkbox").with("name", "call").with("value", "1");
        return Markup.of("label", filled.callMe() ? call.with("checked", "") : call, Markup.text(" " + visit.said("Please call me")))
                .with("class", "pick");
    }

    private Markup optOut() {
        return Markup.of("form", hidden("out", "1"),
                Markup.of("button", Markup.text(visit.said("Do not ask me any more"))).with("type", "submit").with("class", "quiet"))
                .with("method", "post").with("action", "?");
    }

    private Markup note(Wording text) {
        return Markup.of("p", Markup.text(visit.said(text))).with("class", "note").with("role", "status");
    }

    private static Markup hidden(String name, String value) {
        return Markup.of("input").with("type", "hidden").with("name", name).with("value", value);
    }
}
