// SPDX-License-Identifier: ISC
// Lines come back from the history as they went in.
#include "shim/term/history.hpp"

#include <gtest/gtest.h>

#include <random>

namespace shim {
namespace {

class HistoryTest : public testing::Test {
 protected:
  Row random_row() {
    Row row;
    const std::uint32_t columns = below(200);
    for (std::uint32_t x = 0; x < columns; ++x) row.extend(x + 1, random_cell());
    row.used = below(columns + 1);
    row.tinted = row.used < row.size;
    row.wrapped = below(2) == 0;
    return row;
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  GlyphStore glyphs_;
  History history_;

 private:
  Cell random_cell() {
    Pen pen;
    if (below(3) == 0) pen.attributes = static_cast<std::uint16_t>(below(1 << 14));
    if (below(3) == 0) pen.foreground = k_rgb_colour | below(1 << 24);
    if (below(3) == 0) pen.background = below(2) ? k_indexed_colour | below(256) : 90 + below(8);
    if (below(9) == 0) pen.underline = k_indexed_colour;
    const std::uint32_t id = glyphs_.intern(pen);
    switch (below(5)) {
      case 0:
        return make_cell(U'é', id);
      case 1:
        return make_cell(U'漢', id, 2);
      case 2:
        return make_cell(glyphs_.intern_cluster("e\u0301"), id);
      case 3:
        return k_padding_cell;
      default:
        return make_cell('a' + below(26), id);
    }
  }
  std::mt19937 random_{42};
};

void expect_equal(const Row& got, const Row& wanted, const GlyphStore& glyphs) {
  ASSERT_EQ(got.used, wanted.used);
  ASSERT_EQ(got.size, wanted.size);
  ASSERT_EQ(got.wrapped, wanted.wrapped);
  for (std::uint32_t x = 0; x < wanted.size; ++x) {
    ASSERT_EQ(got.at(x), wanted.at(x)) << x << ' ' << glyphs.pen(wanted.at(x).pen).foreground;
  }
}

TEST_F(HistoryTest, GivesLinesBackFromTheEnd) {
  std::vector<Row> rows;
  for (int i = 0; i < 400; ++i) {
    rows.push_back(random_row());
    history_.push(rows.back(), glyphs_);
  }
  while (!rows.empty()) {
    ASSERT_EQ(history_.lines(), rows.size());
    Row row;
    history_.pop_back(row, glyphs_);
    expect_equal(row, rows.back(), glyphs_);
    rows.pop_back();
  }
  EXPECT_EQ(history_.bytes(), 0u);
}

// The lengths at which numbers take another byte are met.
TEST_F(HistoryTest, KeepsPlainLinesOfAnyLength) {
  std::vector<Row> rows;
  for (std::uint32_t columns = 0; columns < 300; ++columns) {
    Row& row = rows.emplace_back();
    for (std::uint32_t x = 0; x < columns; ++x) row.extend(x + 1, make_cell('!' + (x + columns) % 90, 0));
    row.used = columns;
    row.wrapped = columns % 2 == 0;
    history_.push(row, glyphs_);
  }
  Row wide;
  wide.extend(10000, make_cell('w', 0));
  wide.used = 10000;
  history_.push(wide, glyphs_);
  Row row;
  history_.pop_back(row, glyphs_);
  expect_equal(row, wide, glyphs_);
  for (; !rows.empty(); rows.pop_back()) {
    history_.pop_back(row, glyphs_);
    expect_equal(row, rows.back(), glyphs_);
  }
}

// One cell that is not, at any place.
TEST_F(HistoryTest, TellsPlainLinesFromOthers) {
  const std::uint32_t red = glyphs_.intern(Pen{.foreground = 1});
  for (const Cell other : {make_cell('x', red), make_cell(0x80, 0), make_cell('x', 0, 2), k_padding_cell}) {
    for (std::uint32_t at = 0; at < 43; ++at) {  // five blocks of eight, and a rest
      Row row;
      row.extend(43, make_cell('a', 0));
      row.used = 43;
      row.cells[at] = other;
      history_.push(row, glyphs_);
      Row got;
      history_.pop_back(got, glyphs_);
      ASSERT_EQ(got.at(at).text, other.padding ? k_padding_cell.text : other.text) << at;
      ASSERT_EQ(got.at(at).pen, other.pen) << at;
      ASSERT_EQ(got.at(at).padding, other.padding) << at;
    }
  }
}

TEST_F(HistoryTest, DropsTheOldestLines) {
  std::vector<Row> rows;
  for (int i = 0; i < 500; ++i) {
    rows.push_back(random_row());
    history_.push(rows.back(), glyphs_);
  }
  history_.drop_front(333);
  ASSERT_EQ(history_.lines(), 167u);
  std::size_t at = 333;
  Row row;
  history_.for_each(0, 167, [&](StoredLine line) {
    restore(line, row, glyphs_);
    expect_equal(row, rows[at++], glyphs_);
  });
  EXPECT_EQ(at, 500u);
  restore(history_.line(100), row, glyphs_);
  expect_equal(row, rows[433], glyphs_);
  history_.drop_front(167);
  EXPECT_EQ(history_.bytes(), 0u);
}

TEST_F(HistoryTest, VisitsOnlyTheLinesAskedFor) {
  for (std::uint32_t i = 0; i < 3000; ++i) {
    Row row;
    row.extend(1, make_cell('a' + i % 26, 0));
    row.used = 1;
    history_.push(row, glyphs_);
  }
  std::string text;
  history_.for_each(2598, 4, [&](StoredLine line) {
    StoredCell cell;
    Pen pen;
    while (line.next(cell, pen)) text += cell.text;
  });
  EXPECT_EQ(text, "yzab");
}

TEST_F(HistoryTest, UnwrapsTheNewestLine) {
  Row row = random_row();
  row.wrapped = true;
  history_.push(row, glyphs_);
  history_.push(row, glyphs_);
  history_.unwrap_last();
  EXPECT_TRUE(history_.line(0).wrapped());
  EXPECT_FALSE(history_.line(1).wrapped());
}

}  // namespace
}  // namespace shim
