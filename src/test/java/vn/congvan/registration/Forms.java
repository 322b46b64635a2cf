package vn.congvan.registration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.Directory.Post;

/** Fills receipt forms as a clerk would, with one thing said differently at a time. */
public class Forms {

  private final String number;
  private String type = "CV";
  private String issuer = "Ủy ban nhân dân tỉnh";
  private LocalDate issuedOn = LocalDate.of(2026, 8, 20);
  private int secrecy;
  private boolean accepted;
  private boolean removesFiles;
  private @Nullable LocalDate dueOn;
  private @Nullable String toPlaces;
  private @Nullable String identifier;
  private @Nullable Integer pages = 2;
  private @Nullable String register;

  /** A faultless form for a letter of that number. */
  public Forms(String number) {
    this.number = number;
  }

  /** A form in which nothing has been entered. */
  public static ReceiptForm empty() {
    return new ReceiptForm(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  Forms ofType(String code) {
    type = code;
    return this;
  }

  Forms from(String name) {
    issuer = name;
    return this;
  }

  Forms issuedOn(LocalDate day) {
    issuedOn = day;
    return this;
  }

  Forms secret(int degree) {
    secrecy = degree;
    return this;
  }

  /** Says that it is to be registered although an earlier document looks the same. */
  public Forms accepted() {
    accepted = true;
    return this;
  }

  Forms in(String registerCode) {
    register = registerCode;
    return this;
  }

  Forms identified(String text) {
    identifier = text;
    return this;
  }

  Forms withoutPages() {
    pages = null;
    return this;
  }

  Forms removingFiles() {
    removesFiles = true;
    return this;
  }

  Forms forPlaces(String names) {
    toPlaces = names;
    return this;
  }

  Forms dueOn(LocalDate day) {
    dueOn = day;
    return this;
  }

  /** Submits it to a leader. */
  public ReceiptForm to(Post leader) {
    return form("leader", leader.id().toString(), null);
  }

  /** Sends it straight to a unit. */
  public ReceiptForm toUnit(String unitId) {
    return form("unit", null, unitId);
  }

  private ReceiptForm form(String route, @Nullable String leaderPost, @Nullable String unitId) {
    return new ReceiptForm(
        type,
        number,
        "UBND-VX",
        identifier,
        issuedOn,
        null,
        issuer,
        "province",
        "V/v rà soát thủ tục hành chính",
        "general",
        null,
        pages,
        1,
        1,
        secrecy,
        "Trần Văn B",
        "Phó Chủ tịch",
        toPlaces,
        null,
        register,
        route,
        leaderPost,
        unitId,
        dueOn,
        accepted,
        removesFiles,
        null,
        null,
        null);
  }
}
