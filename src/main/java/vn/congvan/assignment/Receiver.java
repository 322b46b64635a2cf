package vn.congvan.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom work is given: a unit, whose head allots it, or one post. */
record Receiver(@Nullable String unitId, @Nullable UUID postId) {

  Receiver {
    if ((unitId == null) == (postId == null)) {
      throw new IllegalArgumentException("Work is given either to a unit or to a post");
    }
  }
}
