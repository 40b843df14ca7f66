package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the README's tour by running it in a shell with this server's address. */
@ExtendWith(RunningPerennial.class)
class TourApiIT {
    private static final Pattern TOUR = Pattern.compile("```sh tour\n(.*?)```", Pattern.DOTALL);

    private final Perennial perennial;

    TourApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @Test
    void the_tour_shows_what_it_says() throws Exception {
        var answers = paste(tour()).lines().filter(line -> !line.isBlank()).toList();

        assertEquals(12, answers.size(), () -> "An answer for each step: " + answers);
        assertAnswer(answers.get(0), "{\"items\":[");
        assertAnswer(answers.get(1), "Rhine Logistics GmbH");
        assertAnswer(answers.get(2), "\"arr\":{\"amount\":\"12000.00\",\"currency\":\"EUR\"}");
        assertAnswer(answers.get(3), "\"renewingArr\":{\"amount\":\"12000.00\",\"currency\":\"EUR\"}");
        assertAnswer(answers.get(4), "\"sum\":29");
        for (var wrong : List.of("/nmae", "/employees", "/country", "/name")) assertAnswer(answers.get(5), '"' + wrong + '"');
        assertAnswer(answers.get(6), "contract_created");
        assertAnswer(answers.get(7), "\"health\":{\"score\":");
        assertAnswer(answers.get(8), "\"key\":\"login_trend\"");
        assertAnswer(answers.get(9), "\"closing\":{\"mrr\":{");
        assertAnswer(answers.get(10), "\"startMrr\":{");
        assertAnswer(answers.get(11), "\"code\":\"not_found\"");
    }

    /** An interactive zsh does not skip comments: it expands their words, and an apostrophe begins a text. */
    @Test
    void the_tour_can_be_pasted_into_a_zsh() throws IOException {
        var comments = tour().lines().filter(line -> line.startsWith("#")).toList();
        assertTrue(comments.size() > 5, comments::toString);
        for (var comment : comments) assertTrue(comment.matches("# [\\w .,:%/-]+"), comment);
        assertEquals(List.of(), tour().lines().filter(line -> line.contains(" #")).toList());
    }

    private String tour() throws IOException {
        var found = TOUR.matcher(Files.readString(Path.of(System.getProperty("readme"))));
        assertTrue(found.find(), "The README has a tour");
        return found.group(1).replace("http://localhost:8080", perennial.address().toString().replaceFirst("/$", ""));
    }

    private static String paste(String tour) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-e").redirectErrorStream(true).start();
        try (var input = shell.outputWriter()) {
            input.write(tour);
        }
        var shown = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), shown);
        return shown;
    }

    private static void assertAnswer(String answer, String part) {
        assertTrue(answer.contains(part), () -> "Not " + part + " but " + answer);
    }
}
