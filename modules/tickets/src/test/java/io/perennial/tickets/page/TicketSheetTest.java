package io.perennial.tickets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Spoken;
import io.perennial.platform.links.Link;
import io.perennial.platform.links.LinkId;
import io.perennial.platform.pages.Form;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.spec.Translations;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import io.perennial.tickets.attachments.AttachmentId;
import io.perennial.tickets.attachments.PageFiles;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicketSheetTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID FIRST = TypeId.next();
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'";
    private static final Spoken SPOKEN = new Spoken(Translations.load(), null);

    private static TicketSheet sheet(TicketStatus state, String language) {
        var ticket = new PageTicket(new TicketId(TypeId.next()), 7, HOSTILE, state, null, HOSTILE, null, HOSTILE, NINE);
        var said = List.of(new PageTicket.Said(FIRST, 7, true, HOSTILE + "\nline two", NINE),
                new PageTicket.Said(TypeId.next(), 8, false, "We look.", NINE));
        var files = List.of(new PageFiles.Shown(new AttachmentId(TypeId.next()), FIRST, HOSTILE + ".png", 1_001));
        var link = new Link(new LinkId(TypeId.next()), ticket.id().value(), language, NINE, NINE);
        return new TicketSheet(ticket, said, files, "Alder " + HOSTILE, ZoneId.of("Europe/Berlin"),
                new Visit(link, language, new Form(Map.of()), "", SPOKEN));
    }

    private static String html(TicketSheet sheet) {
        return sheet.shown(HOSTILE, List.of(sheet.note("fault", Wording.of("Your message was sent."))), "\"><b>").stream().map(Markup::html)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void nothing_that_people_wrote_becomes_an_element() {
        var html = html(sheet(TicketStatus.OPEN, "en"));

        assertFalse(html.contains("<img") || html.contains("<b>"), html);
        assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;\nline two</p>"), html);
        assertTrue(html.contains("You · <time datetime=\"2026-03-02T09:00:00Z\">Mar 2, 2026, 10:00"), html);
        assertTrue(html.matches(
                "(?s).*<a href=\"\\?file=atch_[0-9a-z]{26}\" dir=\"auto\">&lt;img src=x onerror=alert\\(1\\)&gt;&quot;&#39;.png</a> · 2 kB.*"),
                html);
        assertEquals(2, html.split("\\?file=|type=\"file\"", -1).length - 1, "one file, of one message, and the field of another");
        assertTrue(html.contains("· #8 · <time") && !html.contains("#7 · <time") && html.contains("All times: Central European Time"),
                html);
        assertTrue(html.contains("You will hear more from us by Mar 2, 2026"), html);
    }

    @Test
    void it_is_said_in_three_languages() {
        assertTrue(html(sheet(TicketStatus.PENDING, "zh-Hans")).contains("我们正在等待您的回复。"));
        assertTrue(html(sheet(TicketStatus.PENDING, "zh-Hant")).contains("我們正在等待您的回覆。"));
        for (var language : List.of("zh-Hans", "zh-Hant"))
            assertEquals(List.of(), html(sheet(TicketStatus.OPEN, language)).replaceAll("<[^>]*>", "\n").lines()
                    .filter(line -> line.matches(".*\\b(We|Your|Request|Send|Messages|You)\\b.*")).filter(line -> !line.equals("We look."))
                    .toList());
    }

    @Test
    void each_state_is_told_and_only_spam_has_no_form() {
        var told = Arrays.stream(TicketStatus.values()).map(state -> html(sheet(state, "en"))).toList();

        for (var state : TicketStatus.values()) {
            assertEquals(state != TicketStatus.SPAM, told.get(state.ordinal()).contains("<textarea"), state::toString);
        }
        assertEquals(TicketStatus.values().length,
                told.stream().distinct().map(html -> html.replaceAll("(?s).*?<p class=\"note\">([^<]*).*", "$1"))
                        .distinct().count());
    }
}
