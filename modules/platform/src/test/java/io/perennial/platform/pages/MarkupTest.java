package io.perennial.platform.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {
    private static final String HOSTILE = "</p><script>alert('x')</script>\"' onload=\"a\" &lt; \u0000\u0008\u009f<!--";

    @Test
    void a_hostile_text_stays_a_text() {
        var html = Markup.of("p", Markup.text(HOSTILE)).html();

        assertEquals("<p>&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39; onload=&quot;a&quot; &amp;lt; &lt;!--</p>",
                html);
    }

    @Test
    void a_hostile_value_stays_in_its_attribute() {
        assertEquals("<input value=\"&quot;&gt;&lt;b&gt;\">", Markup.of("input").with("value", "\"><b>").html());
    }

    @Test
    void elements_and_attributes_that_run_code_cannot_be_made() {
        for (var attribute : List.of("onclick", "style", "src", "srcdoc", "a b", "a\"", "A"))
            assertThrows(IllegalArgumentException.class, () -> Markup.of("p").with(attribute, ""), attribute);
        for (var element : List.of("script", "p onclick", "P", ""))
            assertThrows(IllegalArgumentException.class, () -> Markup.of(element), element);
        for (var address : List.of("javascript:alert(1)", "//evil.example", "https://evil.example", " /x"))
            assertThrows(IllegalArgumentException.class, () -> Markup.of("a").with("href", address), address);
        assertEquals("<a href=\"/t/x?sent=1\"></a>", Markup.of("a").with("href", "/t/x?sent=1").html());
    }

    @Test
    void the_document_allows_only_its_own_style_and_no_script() throws Exception {
        var html = new String(PageFrame.document("en", HOSTILE, List.of(Markup.of("h1"))), StandardCharsets.UTF_8);
        var style = html.replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        var digest = Base64.getEncoder()
                .encodeToString(java.security.MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        var policy = PageFrame.HEADERS.getOrDefault("Content-Security-Policy", "");

        assertTrue(policy.contains("'sha256-" + digest + "'") && policy.contains("form-action 'self'"), policy);
        assertFalse(policy.contains("script") || html.contains("<script"), html);
        assertTrue(html.length() < 30_000);
    }

    @Test
    void a_form_is_read_with_line_feeds_and_a_field_once() {
        var form = Form.read("message=%E4%BD%A0%E5%A5%BD%0D%0Athere+%2B1&message=again&=x&lonely");

        assertEquals(Map.of("message", "你好\nthere +1"), form.fields());
        assertEquals("", form.text("other"));
        assertThrows(Refusal.class, () -> Form.read("message=%zz"));
        assertThrows(Refusal.class, () -> Form.read("a=1&".repeat(501)));
    }
}
