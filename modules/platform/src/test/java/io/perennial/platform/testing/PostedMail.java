package io.perennial.platform.testing;

import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.sql.TestSql;
import java.time.Clock;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Keeps the letters that are posted in a list, and sends none. */
public final class PostedMail extends Mail {
    private final List<Letter> posted;

    public PostedMail(List<Letter> posted) {
        super(TestSql.on(new PGSimpleDataSource()), new NoJobs(), Clock.systemUTC());
        this.posted = posted;
    }

    @Override
    public boolean post(Letter letter) {
        return posted.add(letter);
    }

    @Override
    public String sender() {
        return "support@perennial.example";
    }
}
