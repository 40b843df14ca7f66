package io.perennial.health.scorecards;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the faults between the pieces of one measure: a gap, an overlap, or points against the direction.
 *
 * @param at the pointer of the list of pieces
 */
record PieceFaults(String at, List<Piece> pieces, @Nullable Direction direction, List<FieldError> found) {
    void find() {
        ends();
        for (int place = 0; place < pieces.size(); place++) {
            if (pieces.get(place) == null) continue;
            alone(place, pieces.get(place));
            if (place > 0 && pieces.get(place - 1) != null) after(pieces.get(place - 1), place, pieces.get(place));
        }
    }

    private void ends() {
        var first = pieces.getFirst();
        var last = pieces.getLast();
        if (first != null && first.from() != null) fault(0, "from", "must be missing, because the first piece begins at minus infinity");
        if (last != null && last.to() != null)
            fault(pieces.size() - 1, "to", "must be missing, because the last piece ends at plus infinity");
    }

    private void alone(int place, Piece piece) {
        if (piece.from() != null && piece.to() != null && piece.from().compareTo(piece.to()) >= 0)
            fault(place, "to", "must be greater than `from`");
        if (piece.start() == null || piece.end() == null) return;
        if (isUnbounded(place, piece) && !piece.start().equals(piece.end()))
            fault(place, "end", "must equal `start`, because the piece does not have two bounds");
        else if (against(piece.start(), piece.end())) fault(place, "end", "rule", oneWay());
    }

    /** Returns true if the piece has no bound at an outer end. A missing inner bound is another fault. */
    private boolean isUnbounded(int place, Piece piece) {
        return place == 0 && piece.from() == null || place == pieces.size() - 1 && piece.to() == null;
    }

    private void after(Piece before, int place, Piece piece) {
        if (before.to() == null) fault(place - 1, "to", "required", Wording.of("is required, except in the last piece"));
        if (piece.from() == null) fault(place, "from", "required", Wording.of("is required, except in the first piece"));
        if (before.to() != null && piece.from() != null && before.to().compareTo(piece.from()) != 0)
            fault(place, "from", "must be the end of the previous piece");
        if (before.end() != null && piece.start() != null && against(before.end(), piece.start())) fault(place, "start", "rule", oneWay());
    }

    private boolean against(int earlier, int later) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> later < earlier;
            case LOWER_IS_BETTER -> later > earlier;
            case null -> false;
        };
    }

    private Wording oneWay() {
        return direction == Direction.HIGHER_IS_BETTER ? Wording.of("must not be less than before, because higher is better")
                : Wording.of("must not be more than before, because lower is better");
    }

    private void fault(int place, String field, @Sentence String detail) {
        fault(place, field, "rule", Wording.of(detail));
    }

    private void fault(int place, String field, String code, Wording wording) {
        found.add(new FieldError(at + "/" + place + "/" + field, code, wording));
    }
}
