package vn.congvan.print.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.letter.PrintedPages.PrintedPage;
import vn.congvan.print.letter.PrintedPages.PrintedPiece;

/**
 * Finds the room between the signer's title and name (boxes 7a to 7c of the decree's layout), where
 * the signature shows.
 */
public final class SignaturePlace {

  private static final float WIDTH = 150;
  // A signature lower than 11 mm can no longer be recognised.
  private static final float LEAST_HEIGHT = 31;
  private static final float RIGHT_EDGE = 30;

  private static final Pattern CAPACITY =
      Pattern.compile("^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\\s?\\.?\\s?\\p{Lu}.*");
  private static final Pattern NAME =
      Pattern.compile(
          "^(?:(?:\\p{L}{1,6}\\.\\s?){0,3})?\\p{Lu}[\\p{L}']*(?:\\s\\p{Lu}[\\p{L}']*){1,6}$");

  /**
   * The block of the signature.
   *
   * @param capacity the lines of title, from above
   * @param name the line of the name
   */
  public record Block(int page, List<PrintedPiece> capacity, PrintedPiece name, PagePlace place) {}

  private SignaturePlace() {}

  /**
   * The place on these pages.
   *
   * @throws SignaturePlaceMissing if there is none, or it is too narrow
   */
  public static PagePlace on(byte[] pdf) {
    var block = block(PrintedPages.of(pdf));
    if (block == null) {
      throw new SignaturePlaceMissing(
          "Không tìm thấy chỗ ký: cần có dòng chức vụ bằng chữ in hoa (ví dụ \"KT. CHỦ TỊCH\"), bên"
              + " dưới là họ tên người ký, ở nửa phải trang cuối. Hãy sửa bản thảo rồi tải lại tệp.");
    }
    if (block.place().height() < LEAST_HEIGHT) {
      throw new SignaturePlaceMissing(
          "Khoảng trống giữa chức vụ và họ tên người ký quá hẹp. Hãy để trống ít nhất 3 dòng rồi tải"
              + " lại tệp.");
    }
    return block.place();
  }

  /** The signature's block, from the last page on that has one; null where there is none. */
  public static @Nullable Block block(PrintedPages pages) {
    for (var i = pages.pages().size() - 1; i >= 0; i--) {
      var found = block(pages.pages().get(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Block block(PrintedPage page) {
    var right =
        page.pieces().stream().filter(piece -> piece.middle() > page.width() * 0.48f).toList();
    var recipients =
        page.pieces().stream()
            .filter(piece -> piece.text().startsWith("Nơi nhận"))
            .reduce((first, second) -> second)
            .orElse(null);
    for (var i = right.size() - 1; i >= 0; i--) {
      var piece = right.get(i);
      if (!isCapitals(piece.text())) {
        continue;
      }
      var starts =
          CAPACITY.matcher(piece.text()).matches()
              || recipients != null
                  && Math.abs(piece.base() - recipients.base()) < piece.size() * 1.5f;
      if (starts) {
        var block = blockFrom(page, right, i);
        if (block != null) {
          return block;
        }
      }
    }
    return null;
  }

  private static @Nullable Block blockFrom(PrintedPage page, List<PrintedPiece> right, int start) {
    var capacity = new ArrayList<PrintedPiece>();
    // Upwards, because the last of several lines may have been met first.
    for (var i = start; i >= 0 && isCapitals(right.get(i).text()); i--) {
      var piece = right.get(i);
      if (!capacity.isEmpty() && piece.base() - capacity.get(0).base() > piece.size() * 2.2f) {
        break;
      }
      capacity.add(0, piece);
    }
    for (var i = start + 1; i < right.size(); i++) {
      var piece = right.get(i);
      var last = capacity.get(capacity.size() - 1);
      var gap = last.base() - piece.base();
      // "(Ký tên, đóng dấu)" and the like stand for the signature.
      if (piece.text().startsWith("(") || piece.text().startsWith("[") || gap < 1) {
        continue;
      }
      if (isCapitals(piece.text()) && gap < piece.size() * 2.2f) {
        capacity.add(piece);
      } else if (NAME.matcher(piece.text()).matches() && stand(piece, capacity)) {
        return new Block(
            page.number(), List.copyOf(capacity), piece, place(page, last, piece, piece));
      } else if (isCapitals(piece.text()) && stand(piece, capacity)) {
        // Another office of the signer, above the name (box 7b).
        var name = nameBelow(right, i);
        return name == null
            ? null
            : new Block(page.number(), List.copyOf(capacity), name, place(page, last, piece, name));
      } else {
        return null;
      }
    }
    return null;
  }

  private static @Nullable PrintedPiece nameBelow(List<PrintedPiece> right, int from) {
    for (var i = from + 1; i < right.size() && i < from + 4; i++) {
      if (NAME.matcher(right.get(i).text()).matches() && !isCapitals(right.get(i).text())) {
        return right.get(i);
      }
    }
    return null;
  }

  /** Whether it stands below the titles, and not beside them. */
  private static boolean stand(PrintedPiece name, List<PrintedPiece> capacity) {
    return capacity.stream()
        .anyMatch(
            line ->
                Math.abs(line.middle() - name.middle()) < 40
                    || name.left() < line.right() && line.left() < name.right());
  }

  private static PagePlace place(
      PrintedPage page, PrintedPiece title, PrintedPiece below, PrintedPiece name) {
    var top = title.base() - title.size() * 0.35f;
    var bottom = below.base() + below.size() * 0.95f;
    var left = Math.min(name.middle() - WIDTH / 2, page.width() - RIGHT_EDGE - WIDTH);
    return new PagePlace(page.number(), left, bottom, WIDTH, Math.max(0, top - bottom));
  }

  private static boolean isCapitals(String text) {
    return text.codePoints().filter(Character::isLetter).count() > 1
        && text.codePoints().noneMatch(Character::isLowerCase);
  }
}
