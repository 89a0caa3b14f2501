// SPDX-License-Identifier: ISC
// Format text: finding the end of a part, widths, trimming and padding in columns, quoting (format.c, format-draw.c).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace shim {

// Where one of `ends`, none of them a letter or digit, stands outside #{}, from `from` on; npos: nowhere. "#," and the
// like are skipped.
std::size_t skip_to(std::string_view text, std::string_view ends, std::size_t from = 0);

// The two sides of the first free comma.
std::optional<std::pair<std::string_view, std::string_view>> split_choice(std::string_view text);

// Removes the '#' of "#," "##" "#{" "#}" "#:" outside #{}.
std::string strip_escapes(std::string_view text);

// Columns; #[...] takes none, "##" one.
unsigned format_width(std::string_view text);
// The first or the last columns, with all styles on the way.
std::string trim_to_left(std::string_view text, unsigned columns);
std::string trim_to_right(std::string_view text, unsigned columns);

// Plain columns: styles count as text.
std::string pad_right(std::string text, unsigned columns);
std::string pad_left(std::string text, unsigned columns);

std::string quote_for_shell(std::string_view text);
std::string quote_for_style(std::string_view text);

// As strtonum(3): blanks and a sign may lead, nothing may follow.
std::optional<long long> parse_integer(std::string_view text, long long minimum, long long maximum);

}  // namespace shim
