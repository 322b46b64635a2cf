package vn.congvan.workflow.models;

import org.w3c.dom.Element;
import vn.congvan.workflow.ProcessForm;

/** The work of people: a form of ours, somebody who is to do it, until when, how urgent. */
final class Tasks {

  private Tasks() {}

  static void look(Diagram diagram, Catalogue catalogue, FormPages forms, Findings findings) {
    for (var task : diagram.all("userTask")) {
      form(task, catalogue, forms, findings);
      who(task, findings);
      when(task, findings);
    }
  }

  private static void form(Element task, Catalogue catalogue, FormPages forms, Findings findings) {
    var key = Xml.camunda(task, "formKey");
    var page = forms.page(key);
    if (page.isEmpty()) {
      findings.add(
          Rule.TASKS,
          task,
          key.isEmpty() ? "chưa có biểu mẫu." : "dùng biểu mẫu “%s” không tồn tại.".formatted(key),
          "Hãy chọn một mẫu việc trong danh mục; biểu mẫu bắt đầu bằng embedded:/forms/.");
      return;
    }
    var template = Xml.camunda(task, "modelerTemplate");
    var declared = catalogue.forms().get(key);
    if (!template.isEmpty() && declared != null && !template.equals(templateOf(declared))) {
      findings.add(
          Rule.TASKS,
          task,
          "dùng mẫu “%s” nhưng mở biểu mẫu “%s”.".formatted(template, declared.label()),
          "Hãy chọn mẫu “%s”.".formatted(declared.label()));
    }
    page.get()
        .writes()
        .forEach(
            (name, type) -> {
              var variable = catalogue.typeOf(name);
              if (variable == null) {
                findings.add(
                    Rule.TASKS,
                    task,
                    "dùng biểu mẫu ghi biến lạ “%s”.".formatted(name),
                    "Hãy báo người giữ biểu mẫu.");
              } else if (!variable.getSimpleName().equals(type)) {
                findings.add(
                    Rule.TASKS,
                    task,
                    "dùng biểu mẫu ghi biến “%s” kiểu %s, đúng ra là %s."
                        .formatted(name, type, variable.getSimpleName()),
                    "Hãy báo người giữ biểu mẫu.");
              }
            });
    for (var field : page.get().withoutLabel()) {
      findings.add(
          Rule.TASKS,
          task,
          "dùng biểu mẫu có ô “%s” chưa có nhãn.".formatted(field),
          "Hãy báo người giữ biểu mẫu.");
    }
  }

  /** The id of the template of a form. */
  static String templateOf(ProcessForm form) {
    return "vn.congvan.task." + form.path().substring(form.path().lastIndexOf('/') + 1);
  }

  private static void who(Element task, Findings findings) {
    var assignee = Xml.camunda(task, "assignee");
    var groups = Xml.camunda(task, "candidateGroups");
    if (groups.isBlank()) {
      findings.add(
          Rule.TASKS,
          task,
          "chưa giao cho nhóm nào.",
          "Hãy điền ô Candidate groups, ví dụ ${office.clerksOf(agencyId)}.");
    }
    for (var given : new String[] {assignee, groups}) {
      if (!given.isBlank() && !Expression.isOne(given)) {
        findings.add(
            Rule.TASKS,
            task,
            "giao đích danh cho “%s”.".formatted(given),
            "Sơ đồ dùng cho mọi cơ quan: hãy dùng hàm, ví dụ ${office.headsOf(unitId)}.");
      }
    }
  }

  private static void when(Element task, Findings findings) {
    var dueDate = Xml.camunda(task, "dueDate");
    if (!Expression.isOne(dueDate)) {
      findings.add(
          Rule.TASKS,
          task,
          dueDate.isBlank() ? "chưa có hạn." : "có hạn “%s” cố định.".formatted(dueDate),
          "Hãy điền ô Due date bằng biểu thức, ví dụ ${dueAt} hoặc ${office.inWorkingDays(agencyId, 2)}.");
    }
    var priority = Xml.camunda(task, "priority");
    if (!Expression.isOne(priority) && !priority.matches("\\d{1,3}")) {
      findings.add(
          Rule.TASKS, task, "chưa có độ ưu tiên.", "Hãy điền ô Priority, thường là ${priority}.");
    }
    var followUp = Xml.camunda(task, "followUpDate");
    if (!followUp.isBlank() && !Expression.isOne(followUp)) {
      findings.add(
          Rule.TASKS,
          task,
          "có ngày nhắc “%s” cố định.".formatted(followUp),
          "Hãy điền ô Follow up date bằng biểu thức, ví dụ ${office.warnAt(agencyId, dueAt)}.");
    }
  }
}
