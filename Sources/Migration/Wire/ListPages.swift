package import CanonicalJSON

/// Walks the pages of one list: by cursor in version 2, by offset in version 1, one answer where there are no pages.
package struct ListPages: Sendable, Hashable {
    package enum Order: Sendable, Hashable { case ascending, descending }

    private enum Position: Sendable, Hashable {
        case cursor(String?)
        case offset(Int)
        case end
    }

    private let path: String
    private let baseQuery: [ApiCall.QueryItem]
    private var position: Position
    private let pageLimit: Int
    /// Whether the ids of this list fall from page to page; lists that cannot be sorted come in any order.
    package let isDescending: Bool
    private var pagesRead = 0

    /// More pages than this mean that the list does not end: a fault of the other side.
    private static let pageCountLimit = 100_000

    package init(_ path: String, order: Order = .ascending, filter: [ApiCall.QueryItem] = []) {
        self.path = path
        let isVersion2 = path.contains("/v2/")
        pageLimit = ListPages.pageLimit(path)
        var query = filter
        var isSorted = false
        if isVersion2 {
            position = .cursor(nil)
            if !path.hasSuffix("Fields"), !path.hasSuffix("/pipelines"), !path.hasSuffix("/stages") {
                isSorted = true
                query += [
                    .init("sort_by", "id"), .init("sort_direction", order == .ascending ? "asc" : "desc"),
                ]
            }
        } else {
            position = .offset(0)
            if path.hasSuffix("/notes") || path.hasSuffix("/files") {
                isSorted = true
                query.append(.init("sort", order == .ascending ? "id ASC" : "id DESC"))
            }
        }
        baseQuery = query
        isDescending = isSorted && order == .descending
    }

    private static func pageLimit(_ path: String) -> Int { path.hasSuffix("/files") ? 100 : 500 }

    /// How many pages a list of so many records has.
    package static func pageCount(of records: Int, _ path: String) -> Int {
        (records + pageLimit(path) - 1) / pageLimit(path)
    }

    /// The call for the next page; nil after the last.
    package var nextCall: ApiCall? {
        switch position {
        case .end: return nil
        case .cursor(let cursor):
            var query = baseQuery + [.init("limit", String(pageLimit))]
            if let cursor { query.append(.init("cursor", cursor)) }
            return ApiCall(.get, path, query: query)
        case .offset(let start):
            let isOneShot =
                path.hasSuffix("/activityTypes") || path.hasSuffix("/users") || path.hasSuffix("/currencies")
            let paging: [ApiCall.QueryItem] =
                isOneShot ? [] : [.init("start", String(start)), .init("limit", String(pageLimit))]
            return ApiCall(.get, path, query: baseQuery + paging)
        }
    }

    /// Takes one page in and moves on; returns its records.
    package mutating func receive(data: JSON, additional: JSON) -> [JSON] {
        pagesRead += 1
        switch position {
        case .end: break
        case .cursor:
            let next = additional["next_cursor"]?.stringValue
            position = next.map { .cursor($0) } ?? .end
        case .offset:
            let pagination = additional["pagination"] ?? additional
            let hasMore = pagination["more_items_in_collection"]?.boolValue ?? false
            let next = pagination["next_start"]?.integerValue
            position = hasMore ? next.map { .offset(Int($0)) } ?? .end : .end
        }
        if pagesRead >= ListPages.pageCountLimit { position = .end }
        return data.arrayValue ?? []
    }

    /// Nothing more is wanted.
    package mutating func stop() { position = .end }
}
