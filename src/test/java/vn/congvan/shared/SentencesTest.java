package vn.congvan.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** Whether everything that is told in Vietnamese is told in English too; seen in the classes. */
class SentencesTest {

  private static final int OPCODES = Opcodes.ASM9;
  private static final String SENTENCE = "vn/congvan/shared/Sentence";
  private static final String REFUSAL = "vn/congvan/shared/Refusal";
  private static final String FIRST_IS_TEXT = "(Ljava/lang/String;";
  private static final Pattern PART = Pattern.compile("%(?:%|(?:(\\d)\\$)?s)");
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  /** How many parts each sentence is given, by its words. */
  private static final Map<String, Set<Integer>> SAID = new TreeMap<>();

  private static final List<String> NOT_WRITTEN_OUT = new ArrayList<>();

  @BeforeAll
  static void readTheClasses() throws IOException, URISyntaxException {
    var classes =
        Path.of(Refusal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<ClassReader> all = new ArrayList<>();
    try (var files = Files.walk(classes.resolve("vn"))) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> all.add(read(file)));
    }
    var telling = new HashSet<>(Set.of(SENTENCE, REFUSAL));
    var more = true;
    while (more) {
      more = false;
      for (var each : all) {
        more |= telling.contains(each.getSuperName()) && telling.add(each.getClassName());
      }
    }
    all.stream()
        .filter(each -> !each.getClassName().equals(REFUSAL))
        .forEach(each -> each.accept(new Told(telling), ClassReader.SKIP_FRAMES));
  }

  @Test
  void whatIsToldIsWrittenOutWhereItIsMade() {
    assertThat(NOT_WRITTEN_OUT)
        .as("text that is put together; write it in one piece with %s, as Sentence takes it")
        .isEmpty();
  }

  @Test
  void eachSentenceHasAnEnglishOneAndNoneIsLeftOver() throws IOException {
    assertThat(SAID).hasSizeGreaterThan(700);
    assertThat(missing(SAID.keySet(), EnglishSentences.all().keySet()))
        .as("to be added to messages/sentences_en.po")
        .isEmpty();
    assertThat(missing(EnglishSentences.all().keySet(), SAID.keySet()))
        .as("to be taken out of messages/sentences_en.po")
        .isEmpty();
    assertThat(
            Files.readAllLines(Path.of("src/main/resources/messages/sentences_en.po")).stream()
                .filter(line -> line.startsWith("msgid \"") && !line.equals("msgid \"\"")))
        .as("each entry is one line of msgid and one of msgstr, and none stands twice")
        .hasSameSizeAs(EnglishSentences.all().keySet());
  }

  @Test
  void bothHaveThePartsThatAreGiven() {
    var wrong = new ArrayList<String>();
    SAID.forEach(
        (vietnamese, given) -> {
          var english = EnglishSentences.of(vietnamese);
          for (var count : given) {
            if (!fits(vietnamese, count) || !fits(english, count)) {
              wrong.add(count + " parts: " + vietnamese + " | " + english);
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void aSentenceAndWhatStandsInItAreToldInTheReadersLanguage() {
    var sentence = new Sentence("Hãy nhập %s.", new Sentence("họ và tên"));

    assertThat(sentence.in(VIETNAMESE)).isEqualTo("Hãy nhập họ và tên.");
    assertThat(sentence.in(Locale.ENGLISH)).isEqualTo("Enter the full name.");
    assertThat(sentence.in(Locale.UK)).isEqualTo("Enter the full name.");
    assertThat(sentence.in(Locale.FRENCH)).isEqualTo("Hãy nhập họ và tên.");
    assertThat(new NotAllowed(sentence)).hasMessage("Hãy nhập họ và tên.");
  }

  @Test
  void numbersAreNotGroupedAndWhatPeopleTypedIsNoPattern() {
    assertThat(new Sentence("Tối đa %s ký tự.", 4000).in(Locale.ENGLISH))
        .isEqualTo("At most 4000 characters.");
    assertThat(new Sentence("Không có cơ quan «%s».", "100% 'a' {0}").in(Locale.ENGLISH))
        .isEqualTo("There is no agency “100% 'a' {0}”.");
    assertThat(
            new Sentence(
                    "Mã cán bộ này ở dòng %s là của «%s»; hai dòng của một người phải cùng họ tên.",
                    7, "An")
                .in(Locale.ENGLISH))
        .startsWith("This staff code belongs to “An” in line 7;");
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  /** Whether the words have a place for each of so many parts, and for no others. */
  private static boolean fits(String words, int count) {
    if (count == 0) {
      // Told as it stands, so that a percent sign is one.
      return !words.contains("%s") && !words.contains("$s");
    }
    Set<Integer> places = new HashSet<>();
    var next = 0;
    var found = PART.matcher(words);
    while (found.find()) {
      if (!found.group().equals("%%")) {
        places.add(found.group(1) == null ? ++next : Integer.parseInt(found.group(1)));
      }
    }
    var wanted = new HashSet<Integer>();
    for (var i = 1; i <= count; i++) {
      wanted.add(i);
    }
    return places.equals(wanted) && !PART.matcher(words).replaceAll("").contains("%");
  }

  private static ClassReader read(Path file) {
    try {
      return new ClassReader(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Finds where sentences are made and what they say. */
  private static final class Told extends ClassVisitor {

    private final Set<String> telling;
    private String name = "";

    Told(Set<String> telling) {
      super(OPCODES);
      this.telling = telling;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String above, String[] others) {
      this.name = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      var passesOn =
          telling.contains(name) && method.equals("<init>") && descriptor.startsWith(FIRST_IS_TEXT);
      return new Steps(name, passesOn, telling);
    }
  }

  /** One that is being made: {@code new}, {@code dup}, the text, the number of its parts. */
  private static final class Made {

    private final String type;
    private @Nullable String text;
    private int parts;
    private int step;

    Made(String type) {
      this.type = type;
    }
  }

  private static final class Steps extends MethodVisitor {

    private final String where;
    private final boolean passesOn;
    private final Set<String> telling;
    private final Deque<Made> making = new ArrayDeque<>();
    private final Map<Integer, Object> before = new HashMap<>();
    private int line;

    Steps(String where, boolean passesOn, Set<String> telling) {
      super(OPCODES);
      this.where = where;
      this.passesOn = passesOn;
      this.telling = telling;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      this.line = line;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW && telling.contains(type)) {
        making.push(new Made(type));
        return;
      }
      step(opcode, null);
    }

    @Override
    public void visitInsn(int opcode) {
      step(
          opcode,
          opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5
              ? (Object) (opcode - Opcodes.ICONST_0)
              : null);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      step(opcode, operand);
    }

    @Override
    public void visitLdcInsn(Object value) {
      step(Opcodes.LDC, value);
    }

    @Override
    public void visitVarInsn(int opcode, int place) {
      step(opcode, opcode == Opcodes.ALOAD && place == 0 ? this : null);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      step(opcode, null);
    }

    @Override
    public void visitJumpInsn(int opcode, Label to) {
      step(opcode, null);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String method, String descriptor, Handle maker, Object... given) {
      for (var each : given) {
        if (each instanceof Handle handle
            && handle.getName().equals("<init>")
            && telling.contains(handle.getOwner())
            && handle.getDesc().startsWith(FIRST_IS_TEXT)) {
          notWrittenOut();
        }
      }
      step(Opcodes.INVOKEDYNAMIC, null);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean ofInterface) {
      if (method.equals("<init>") && telling.contains(owner)) {
        made(owner, descriptor);
      }
      step(opcode, null);
    }

    private void made(String owner, String descriptor) {
      var made = making.peek();
      if (made != null && made.type.equals(owner)) {
        making.pop();
        if (descriptor.startsWith(FIRST_IS_TEXT)) {
          said(made.text, made.parts);
        }
      } else if (descriptor.startsWith(FIRST_IS_TEXT) && !passesOn) {
        // The constructor above: this, the text.
        said(before.get(2) == this && before.get(1) instanceof String text ? text : null, 0);
      }
    }

    private void said(@Nullable String text, int parts) {
      if (text == null) {
        notWrittenOut();
      } else {
        SAID.computeIfAbsent(text, each -> new TreeSet<>()).add(parts);
      }
    }

    private void notWrittenOut() {
      NOT_WRITTEN_OUT.add(where.replace('/', '.') + ":" + line);
    }

    private void step(int opcode, @Nullable Object value) {
      before.put(2, before.get(1));
      before.put(1, value);
      var made = making.peek();
      if (made == null) {
        return;
      }
      made.step++;
      if (made.step == 2 && value instanceof String text) {
        made.text = text;
      } else if (made.step == 3 && made.text != null && value instanceof Integer count) {
        made.parts = made.type.equals(SENTENCE) ? count : 0;
      }
    }
  }
}
