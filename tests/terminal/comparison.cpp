// SPDX-License-Identifier: ISC
// See comparison.hpp.
#include "tests/terminal/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace parity {
namespace {

constexpr int k_shown = 2;  // differences of a case that are printed in full

}  // namespace

std::string readable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\033')
      out += "\\e";
    else if (c == '\n')
      out += "\\n\n    ";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\x{:02x}", c);
    else
      out.push_back(c);
  }
  return out;
}

bool Comparison::note_trouble() {
  for (const Subject* subject : {&oracle_, &ours_}) {
    if (subject->trouble().empty()) continue;
    trouble_ = fmt::format("{}: {}", subject == &oracle_ ? "oracle" : "ours", readable(subject->trouble()));
    return true;
  }
  return false;
}

bool Comparison::run_step(const std::vector<const Case*>& cases, std::size_t step) {
  const auto kind_is_bytes = [](const Step& s) {
    return s.kind == Step::Kind::bytes || s.kind == Step::Kind::unfinished;
  };
  for (Subject* subject : {&oracle_, &ours_}) {
    for (unsigned i = 0; i < cases.size(); ++i) {
      if (step < cases[i]->steps.size() && kind_is_bytes(cases[i]->steps[step]))
        subject->begin(i, cases[i]->steps[step]);
    }
  }
  for (Subject* subject : {&oracle_, &ours_}) {
    for (unsigned i = 0; i < cases.size(); ++i) {
      if (step >= cases[i]->steps.size()) continue;
      const Step& now = cases[i]->steps[step];
      if (kind_is_bytes(now) && !subject->finish(i, now)) return false;
      if (now.kind == Step::Kind::command) subject->tell(i, now.command);
      if (now.kind == Step::Kind::look) subject->look(i, fmt::format("step {}: ", step));
    }
  }
  return true;
}

Outcome Comparison::compare(unsigned pane, const Case& of) {
  Outcome outcome{&of, 0, 0, {}};
  const Observations &theirs = oracle_.observed(pane), &our = ours_.observed(pane);
  int shown = 0;
  outcome.observations = std::max(theirs.size(), our.size());
  for (std::size_t i = 0; i < std::min(theirs.size(), our.size()); ++i) {
    if (theirs[i] == our[i]) {
      ++outcome.identical;
      continue;
    }
    if (++shown <= k_shown) {
      outcome.difference += fmt::format("  {}\n  tmux:\n    {}\n  ours:\n    {}\n", theirs[i].first,
                                        readable(theirs[i].second), readable(our[i].second));
    } else {
      outcome.difference += fmt::format("  also: {}\n", theirs[i].first);
    }
  }
  return outcome;
}

std::vector<Outcome> Comparison::run(const std::vector<const Case*>& cases) {
  std::size_t steps = 0;
  for (const Case* one : cases) steps = std::max(steps, one->steps.size());
  bool good = oracle_.open(cases) && ours_.open(cases);
  for (std::size_t step = 0; good && step < steps; ++step) good = run_step(cases, step);
  std::vector<Outcome> outcomes;
  for (unsigned i = 0; good && i < cases.size(); ++i) {
    oracle_.look(i, "");
    ours_.look(i, "");
    outcomes.push_back(compare(i, *cases[i]));
  }
  if (!good) note_trouble();
  oracle_.close();
  ours_.close();
  return outcomes;
}

}  // namespace parity
