// SPDX-License-Identifier: ISC
#include "shim/tree/links.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

state::Session session_with(const std::vector<int>& indexes, int current) {
  state::Session session;
  for (const int index : indexes) {
    insert_link(session, {index, state::WindowId{static_cast<std::uint32_t>(index) + 100}});
  }
  session.current = current;
  return session;
}

std::vector<int> indexes_of(const state::Session& session) {
  std::vector<int> indexes;
  for (const state::WindowLink& link : session.links) indexes.push_back(link.index);
  return indexes;
}

TEST(Links, StayInOrder) { EXPECT_EQ(indexes_of(session_with({5, 0, 3}, 0)), (std::vector<int>{0, 3, 5})); }

TEST(Links, AreFoundByIndexAndByWindow) {
  state::Session session = session_with({0, 3, 5}, 5);
  session.links[0].window = session.links[2].window;
  EXPECT_EQ(find_link(session, 3)->window.value, 103u);
  EXPECT_EQ(find_link(session, 4), nullptr);
  EXPECT_EQ(find_link_of(session, state::WindowId{105})->index, 5);  // the current one, not the first
  session.current = 3;
  EXPECT_EQ(find_link_of(session, state::WindowId{105})->index, 0);
  EXPECT_EQ(find_link_of(session, state::WindowId{9}), nullptr);
}

TEST(Links, NeighboursGoAroundTheEnds) {
  const state::Session session = session_with({0, 3, 5}, 0);
  EXPECT_EQ(next_index(session, 0), 3);
  EXPECT_EQ(next_index(session, 5), 0);
  EXPECT_EQ(previous_index(session, 0), 5);
  EXPECT_EQ(previous_index(session, 5), 3);
  EXPECT_FALSE(next_index(state::Session{}, 0));
}

TEST(Links, FreeIndexSkipsTakenOnes) {
  const state::Session session = session_with({1, 2, 4}, 1);
  EXPECT_EQ(free_index(session, 0), 0);
  EXPECT_EQ(free_index(session, 1), 3);
}

TEST(SetCurrent, RemembersWhatWasCurrentOnce) {
  state::Session session = session_with({0, 1, 2}, 0);
  EXPECT_TRUE(set_current(session, 1));
  EXPECT_TRUE(set_current(session, 2));
  EXPECT_TRUE(set_current(session, 0));
  EXPECT_EQ(session.last, (std::vector<int>{2, 1}));
  EXPECT_FALSE(set_current(session, 0));
  EXPECT_FALSE(set_current(session, 7));
  EXPECT_EQ(session.current, 0);
}

TEST(LeaveCurrent, PrefersTheLastVisitedThenThePrevious) {
  state::Session visited = session_with({0, 1, 2}, 1);
  visited.last = {2};
  leave_current(visited);
  EXPECT_EQ(visited.current, 2);
  state::Session fresh = session_with({0, 1, 2}, 1);
  leave_current(fresh);
  EXPECT_EQ(fresh.current, 0);
  state::Session first = session_with({0, 1, 2}, 0);
  leave_current(first);
  EXPECT_EQ(first.current, 2);
}

TEST(RenumberLinks, KeepsCurrentAndVisitedWindows) {
  state::Session session = session_with({2, 4, 9}, 4);
  session.last = {9, 2};
  renumber_links(session, 1);
  EXPECT_EQ(indexes_of(session), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(session.current, 2);
  EXPECT_EQ(session.last, (std::vector<int>{3, 1}));
}

}  // namespace
}  // namespace shim
