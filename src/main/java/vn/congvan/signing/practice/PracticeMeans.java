package vn.congvan.signing.practice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.signing.Means;
import vn.congvan.signing.RegisteredMeans;

/**
 * In the practice province everybody who works there has a telephone and a token that sign, and
 * every agency a seal on a telephone and on the server; their certificates are made when they are
 * first needed, the same each time.
 */
@Component
@Profile("demo")
public class PracticeMeans implements RegisteredMeans {

  /** The PIN of every practice telephone; the page that shows them tells it. */
  public static final String PIN = "1234";

  /** The place of the agencies' keys in the demo's settings. */
  private static final String SEALS = "thuc-hanh";

  private static final int FIGURES = 1_000_000;

  private final Directory directory;
  private final ObjectProvider<PracticeAuthority> authority;
  private final ObjectProvider<PracticeTelephones> telephones;
  private final ObjectProvider<PracticeToken> tokens;
  private final ObjectProvider<PracticeSeals> seals;
  private final Map<String, List<Registered>> known = new ConcurrentHashMap<>();

  PracticeMeans(
      Directory directory,
      ObjectProvider<PracticeAuthority> authority,
      ObjectProvider<PracticeTelephones> telephones,
      ObjectProvider<PracticeToken> tokens,
      ObjectProvider<PracticeSeals> seals) {
    this.directory = directory;
    this.authority = authority;
    this.telephones = telephones;
    this.tokens = tokens;
    this.seals = seals;
  }

  @Override
  public List<Registered> ofPerson(String personId) {
    if (directory.postsOf(personId).isEmpty()) {
      return List.of();
    }
    return directory
        .person(personId)
        .filter(person -> !person.left())
        .map(person -> known.computeIfAbsent(personId, id -> person(id, person.fullName())))
        .orElse(List.of());
  }

  @Override
  public List<Registered> ofAgency(String agencyId) {
    return directory
        .agency(agencyId)
        .map(agency -> known.computeIfAbsent("@" + agencyId, id -> agency(id, agency.name())))
        .orElse(List.of());
  }

  /** Makes what a request of before the restart needs, and no more: it is the same again. */
  @Override
  public Optional<Registered> find(UUID id) {
    return knownAs(id)
        .or(
            () -> {
              directory.people(null, null, null, null).stream()
                  .filter(person -> isOf(person.id(), id))
                  .forEach(person -> ofPerson(person.id()));
              directory.agencies().stream()
                  .filter(agency -> isOf("@" + agency.id(), id))
                  .forEach(agency -> ofAgency(agency.id()));
              return knownAs(id);
            });
  }

  private Optional<Registered> knownAs(UUID id) {
    return known.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.id().equals(id))
        .findFirst();
  }

  private List<Registered> person(String id, String name) {
    var holder = authority.getObject().issueTo(id, name);
    var number = connect(id, holder);
    var image = signature(name);
    tokens.getObject().insert(id, holder);
    return List.of(
        new Registered(row(id, Means.SIM_MSS), Means.SIM_MSS, number, holder.chain(), image),
        new Registered(row(id, Means.REMOTE_769), Means.REMOTE_769, number, holder.chain(), image),
        new Registered(row(id, Means.TOKEN), Means.TOKEN, "", holder.chain(), image));
  }

  private List<Registered> agency(String id, String name) {
    var holder = authority.getObject().issueTo(id, name);
    var image = seal(name);
    seals.getObject().keep(id, holder);
    return List.of(
        new Registered(
            row(id, Means.REMOTE_769),
            Means.REMOTE_769,
            connect(id, holder),
            holder.chain(),
            image),
        new Registered(
            row(id, Means.SERVER_KEY), Means.SERVER_KEY, SEALS + "/" + id, holder.chain(), image));
  }

  private String connect(String id, Holder holder) {
    var number = number(id);
    telephones.getObject().connect(number, holder, PIN);
    return number;
  }

  /** The telephone number of a person or an agency: none that rings anywhere. */
  public static String number(String id) {
    return "84000%06d".formatted(Math.floorMod(id.hashCode(), FIGURES));
  }

  private static boolean isOf(String owner, UUID id) {
    return Arrays.stream(Means.values()).anyMatch(means -> row(owner, means).equals(id));
  }

  private static UUID row(String id, Means means) {
    return UUID.nameUUIDFromBytes(
        ("practice-means:" + means + ":" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] signature(String name) {
    var image = new BufferedImage(440, 160, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0x10, 0x30, 0xa0));
    pen.setFont(new Font(Font.SERIF, Font.ITALIC, 64));
    pen.drawString(name.substring(name.lastIndexOf(' ') + 1), 90, 95);
    pen.setStroke(new BasicStroke(4));
    pen.drawArc(30, 60, 380, 80, 190, 160);
    pen.dispose();
    return png(image);
  }

  private static byte[] seal(String name) {
    var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0xd0, 0x10, 0x10));
    pen.setStroke(new BasicStroke(8));
    pen.drawOval(10, 10, 380, 380);
    pen.drawOval(70, 70, 260, 260);
    pen.setFont(new Font(Font.SERIF, Font.BOLD, 40));
    centred(pen, "THỰC HÀNH", 190);
    pen.setFont(new Font(Font.SERIF, Font.PLAIN, 22));
    centred(pen, name.length() > 20 ? name.substring(0, 20) + "…" : name, 235);
    pen.dispose();
    return png(image);
  }

  private static void centred(Graphics2D pen, String text, int y) {
    pen.drawString(text, 200 - pen.getFontMetrics().stringWidth(text) / 2, y);
  }

  private static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
