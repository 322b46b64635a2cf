package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Takes people into the province's service, moves them, and lets them go. */
@UseCase
public class Staff {

  /** A person as the administrator's page shows him. */
  public record Entry(String id, PersonDetails details, @Nullable LocalDate leftOn) {}

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
  private static final Pattern STAFF_CODE = Pattern.compile("[A-Za-z0-9./-]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{6,18}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final PersonRepository people;
  private final PostRepository posts;
  private final SubstitutionRepository substitutions;
  private final Posts appointments;
  private final Passwords passwords;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  Staff(
      PersonRepository people,
      PostRepository posts,
      SubstitutionRepository substitutions,
      Posts appointments,
      Passwords passwords,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.people = people;
    this.posts = posts;
    this.substitutions = substitutions;
    this.appointments = appointments;
    this.passwords = passwords;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes somebody in; he can do nothing until he is appointed to a post.
   *
   * @param id the login, which is never given to another person
   * @param password made by {@link Passwords}
   */
  public void engage(String id, PersonDetails details, PasswordHash password) {
    var faults = new Faults();
    checkNew(id, faults);
    var clean = checked(id, details, faults);
    faults.refuseIfAny();
    people.saveAndFlush(new Person(id, clean, password, clock.instant()));
  }

  /** Takes somebody in and appoints him to his first post; returns the post's id. */
  public UUID engage(
      String id, PersonDetails details, PasswordHash password, Place place, LocalDate from) {
    var faults = new Faults();
    checkNew(id, faults);
    var clean = checked(id, details, faults);
    appointments.checkPlace(place, from, faults);
    faults.refuseIfAny();
    people.saveAndFlush(new Person(id, clean, password, clock.instant()));
    return appointments.appoint(id, place, from);
  }

  /** Writes the person's name, staff code and ways to reach him anew. */
  public void change(String personId, PersonDetails details) {
    var person = get(personId);
    var faults = new Faults();
    var clean = checked(personId, details, faults);
    faults.refuseIfAny();
    person.change(clean);
    people.flush();
  }

  /** Gives the person another password. */
  public void takePassword(String personId, PasswordHash password) {
    get(personId).takePassword(password);
    people.flush();
    events.publishEvent(new PasswordChanged(personId));
  }

  /** The person chooses another password himself; the present one proves that it is he. */
  public void choosePassword(String personId, String present, String password, String again) {
    var person = get(personId);
    new Faults()
        .unless(
            passwords.matches(present, person.passwordHash()),
            "present",
            new Sentence("Mật khẩu hiện tại không đúng."))
        .unless(
            password.equals(again),
            "again",
            new Sentence("Hai lần nhập mật khẩu mới không giống nhau."))
        .unless(
            !password.equals(present),
            "password",
            new Sentence("Mật khẩu mới phải khác mật khẩu hiện tại."))
        .refuseIfAny();
    person.takePassword(passwords.chosen(password, personId, person.fullName()));
    people.flush();
    events.publishEvent(new PasswordChanged(personId));
  }

  /**
   * The person leaves: from that day he is in no group; his posts end, and what he was to
   * substitute is cut short.
   */
  public void leave(String personId, LocalDate on) {
    var person = get(personId);
    var held = posts.heldBy(personId);
    if (person.leftOn() != null) {
      throw new Refusal(
          new Sentence(
              "Người này đã có ngày nghỉ việc: %s.", Agencies.DAY.format(person.leftOn())));
    }
    new Faults()
        .unless(
            held.stream()
                .allMatch(post -> !on.isBefore(post.validity().since()) || ended(post, on)),
            "on",
            new Sentence("Ngày nghỉ việc không được trước ngày nhận vị trí."))
        .refuseIfAny();
    person.leaveOn(on);
    held.stream().filter(post -> !ended(post, on)).forEach(post -> post.endOn(on));
    for (var substitution : substitutions.by(personId, on)) {
      if (substitution.firstDay().isBefore(on)) {
        substitution.shortenTo(on.minusDays(1));
      } else {
        substitutions.delete(substitution);
      }
    }
    people.flush();
  }

  /** The person comes back into service; posts are given anew. */
  public void comeBack(String personId) {
    get(personId).comeBack();
    people.flush();
  }

  /**
   * Moves a person from a post to a place elsewhere on one day.
   *
   * @return the id of the new post
   */
  public UUID transfer(UUID postId, Place to, LocalDate from) {
    var post = posts.findById(postId).orElseThrow(() -> new NotFound("Không có vị trí này."));
    // The appointment refuses first, so that a refused transfer leaves the old post as it was.
    appointments.check(post.personId(), to, from, Optional.of(postId)).refuseIfAny();
    appointments.end(postId, from);
    return appointments.appoint(post.personId(), to, from);
  }

  /** The person of that login. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Entry> find(String personId) {
    return people.findById(personId).map(Staff::entry);
  }

  /** The person who has that staff code. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Entry> withStaffCode(String staffCode) {
    return people.withStaffCode(staffCode).map(Staff::entry);
  }

  private static Entry entry(Person person) {
    return new Entry(person.getId(), person.details(), person.leftOn());
  }

  private void checkNew(String id, Faults faults) {
    faults.unless(
        ID.matcher(id).matches(),
        "id",
        new Sentence(
            "Tên đăng nhập gồm 2 đến 64 chữ thường không dấu, số, dấu chấm, gạch nối; ví dụ nguyenvanan.snv."));
    faults.unless(
        !people.existsById(id), "id", new Sentence("Tên đăng nhập «%s» đã có người dùng.", id));
  }

  private Person get(String personId) {
    return people
        .findById(personId)
        .orElseThrow(() -> new NotFound(new Sentence("Không có người dùng «%s».", personId)));
  }

  private static boolean ended(Post post, LocalDate on) {
    return post.validity().endedBy(on);
  }

  private PersonDetails checked(String id, PersonDetails given, Faults faults) {
    var clean =
        new PersonDetails(
            Texts.clean(given.staffCode()),
            Texts.clean(given.fullName()),
            Texts.orNull(given.phone()),
            mobile(given.mobile(), faults),
            Texts.orNull(given.email()));
    faults
        .text("fullName", new Sentence("họ và tên"), clean.fullName(), 100)
        .text("staffCode", new Sentence("mã cán bộ"), clean.staffCode(), 30)
        .form(
            "staffCode",
            clean.staffCode(),
            STAFF_CODE,
            new Sentence("Mã cán bộ gồm chữ không dấu, số, dấu chấm, gạch nối."))
        .unless(
            people
                .withStaffCode(clean.staffCode())
                .map(Person::getId)
                .filter(other -> !other.equals(id))
                .isEmpty(),
            "staffCode",
            new Sentence("Mã cán bộ «%s» đã thuộc về người khác.", clean.staffCode()))
        .form(
            "phone",
            clean.phone(),
            PHONE,
            new Sentence("Số điện thoại không đúng; ví dụ 0270 3822 135."))
        .optionalText("email", clean.email(), 200)
        .form(
            "email",
            clean.email(),
            EMAIL,
            new Sentence("Thư điện tử không đúng; ví dụ an.nv@vinhlong.gov.vn."));
    return clean;
  }

  private static @Nullable String mobile(@Nullable String given, Faults faults) {
    var typed = Texts.orNull(given);
    if (typed == null) {
      return null;
    }
    var number = MobileNumber.of(typed);
    faults.unless(number.isPresent(), "mobile", MobileNumber.FAULT);
    return number.orElse(null);
  }
}
