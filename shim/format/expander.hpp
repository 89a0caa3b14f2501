// SPDX-License-Identifier: ISC
// One expansion of a format with its nested ones (format.c, format_expand1 and format_replace).
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "shim/format/modifiers.hpp"
#include "shim/format/subject.hpp"
#include "shim/format/variables.hpp"

namespace shim {

class Expander {
 public:
  Expander(const Subject& subject, TimeExpansion time) : subject_(&subject), time_(time) {}

  std::string expand(std::string_view format);

 private:
  static constexpr int k_deepest = 100;  // tmux: FORMAT_LOOP_LIMIT

  // The same state for another subject or with strftime.
  Expander with(const Subject& subject) const;
  Expander with_time() const;

  std::string expand_parts(std::string_view format);
  // What follows a '#' at `at`, which moves on. False: the format ends here, as tmux ends it at a malformed part.
  bool expand_hash(std::string_view format, std::size_t& at, std::string& out);
  bool replace(std::string_view key, std::string& out);

  // Each nullopt: malformed.
  Value value_of(const Modifiers& modifiers);
  Value branch(const Modifiers& modifiers);
  Value compare(const Modifiers& modifiers);
  Value calculate_expression(const Modifiers& modifiers);
  Value variable(std::string_view name, const Modifiers& modifiers) const;
  std::string find_on_screen(const Modifiers& modifiers);

  std::string each_session(std::string_view format);
  Value each_window(std::string_view format);
  Value each_pane(std::string_view format);
  bool names_a_session(const std::string& name) const;
  Value names_a_window(const std::string& name) const;

  std::string finish(std::string value, const Modifiers& modifiers);
  static std::string trim(std::string value, const Modifiers& modifiers);

  const Subject* subject_;
  TimeExpansion time_;
  int depth_ = 0;
  std::time_t now_ = 0;  // the same for the whole format
};

}  // namespace shim
