package io.perennial.platform.sql;

import java.util.List;

/**
 * A column that the people of vendors do not see in some rows, whatever the class of the column is.
 *
 * @param relation the table or view
 * @param when the condition on the row {@code base}, in which other tables stand in braces
 * @param instead the value in its place, in SQL
 * @param also the fields that follow from the column, in snake case
 */
public record Hidden(String relation, String column, String when, String instead, List<String> also) {
    Hidden expanded(String condition) {
        return new Hidden(relation, column, condition, instead, also);
    }
}
