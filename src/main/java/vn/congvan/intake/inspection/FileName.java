package vn.congvan.intake.inspection;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The name of a received file as it is shown and offered for saving; it never becomes a path. */
public final class FileName {

  /** The room in the database. */
  public static final int MAX_LENGTH = 200;

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  // Format characters too: a right-to-left override makes "gpj.exe" look like "exe.jpg".
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

  private static final Map<String, List<String>> EXTENSIONS =
      Map.of(
          MediaTypes.PDF, List.of(".pdf"),
          MediaTypes.DOCX, List.of(".docx"),
          MediaTypes.XLSX, List.of(".xlsx"),
          MediaTypes.PNG, List.of(".png"),
          MediaTypes.JPEG, List.of(".jpg", ".jpeg"),
          MediaTypes.TIFF, List.of(".tif", ".tiff"));

  private FileName() {}

  /** The name without folders, tricks and excess, composed (NFC). */
  public static String clean(String raw) {
    var name = FOLDERS.matcher(raw).replaceFirst("");
    name = INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
    name = FORBIDDEN.matcher(name).replaceAll("_");
    name = EDGES.matcher(SPACES.matcher(name).replaceAll(" ")).replaceAll("");
    return name.isEmpty() ? "van-ban" : shortened(name, "");
  }

  /** The clean name with an extension that tells the truth about the content. */
  public static String clean(String raw, String mediaType) {
    var name = clean(raw);
    var extensions = EXTENSIONS.getOrDefault(mediaType, List.of());
    var lower = name.toLowerCase(Locale.ROOT);
    if (extensions.isEmpty() || extensions.stream().anyMatch(lower::endsWith)) {
      return name;
    }
    return shortened(name, extensions.get(0));
  }

  private static String shortened(String name, String addition) {
    if (name.length() + addition.length() <= MAX_LENGTH) {
      return name + addition;
    }
    var dot = name.lastIndexOf('.');
    var ending =
        !addition.isEmpty()
            ? addition
            : dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
    var end = MAX_LENGTH - ending.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + ending;
  }
}
