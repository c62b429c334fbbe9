// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "conveyance",
    products: [
        .executable(name: "convey", targets: ["convey"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        // For tests only.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries of the system.
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // Storage.
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: [.strictMemorySafety()]),
        .target(
            name: "Ledger",
            dependencies: ["CanonicalJSON", "COpenSSL", "LMDB", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: [.strictMemorySafety()]
        ),

        // The core: no clock, no randomness, no IO.
        .target(name: "CanonicalJSON"),
        .target(name: "Migration", dependencies: ["CanonicalJSON"]),
        .target(name: "PracticeMaster", dependencies: ["CanonicalJSON", "Migration"]),
        .target(name: "Projections", dependencies: ["CanonicalJSON", "Migration"]),
        .target(name: "Reports", dependencies: ["CanonicalJSON", "Migration", "PracticeMaster", "Projections"]),
        .target(name: "PipedriveSimulator", dependencies: ["CanonicalJSON", "Migration"]),
        .target(
            name: "Simulation",
            dependencies: ["CanonicalJSON", "Migration", "PipedriveSimulator", "PracticeMaster", "Projections"]
        ),
        .target(name: "SampleFirm"),

        // The shell: everything that waits.
        .target(name: "Archives", dependencies: ["CArchive"], swiftSettings: [.strictMemorySafety()]),
        .target(
            name: "PipedriveClient",
            dependencies: [
                "CanonicalJSON", "Migration",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "SimulatorServer",
            dependencies: [
                "CanonicalJSON", "Migration", "PipedriveSimulator",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "Pipeline",
            dependencies: [
                "Archives", "CanonicalJSON", "Ledger", "LMDB", "Migration", "PracticeMaster", "Projections",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .executableTarget(
            name: "convey",
            dependencies: [
                "CanonicalJSON", "Ledger", "Migration", "Pipeline", "PipedriveClient", "PipedriveSimulator",
                "PracticeMaster", "Projections", "Reports", "SampleFirm", "SimulatorServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .executableTarget(
            name: "simulate",
            dependencies: ["Simulation", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        // Measuring.
        .target(name: "CBaseline", dependencies: ["CLMDB", "COpenSSL"]),
        .executableTarget(
            name: "bench",
            dependencies: [
                "CanonicalJSON", "CBaseline", "Ledger", "Migration", "Pipeline", "PracticeMaster", "Projections",
                "Simulation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests.
        .target(
            name: "PipedriveContract",
            dependencies: ["CanonicalJSON", "Migration", .product(name: "Yams", package: "Yams")],
            path: "Tests/PipedriveContract"
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "TestSupport"]),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB", "TestSupport"]),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "CanonicalJSON", "Ledger", "LMDB", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"]),
        .testTarget(
            name: "MigrationTests",
            dependencies: ["CanonicalJSON", "Migration", "TestSupport"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "PracticeMasterTests", dependencies: ["CanonicalJSON", "Migration", "PracticeMaster"]),
        .testTarget(name: "ProjectionsTests", dependencies: ["CanonicalJSON", "Migration", "Projections"]),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["CanonicalJSON", "Migration", "PracticeMaster", "Projections", "Reports"],
            exclude: ["References"]
        ),
        .testTarget(name: "SampleFirmTests", dependencies: ["SampleFirm"]),
        .testTarget(
            name: "PipedriveSimulatorTests",
            dependencies: ["CanonicalJSON", "Migration", "PipedriveContract", "PipedriveSimulator"]
        ),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),
        .testTarget(
            name: "PipedriveClientTests",
            dependencies: [
                "CanonicalJSON", "Migration", "PipedriveClient", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "SimulatorServerTests",
            dependencies: [
                "CanonicalJSON", "Migration", "PipedriveSimulator", "SimulatorServer",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "CanonicalJSON", "Ledger", "Migration", "PipedriveClient", "PipedriveContract", "PipedriveSimulator",
                "Pipeline", "PracticeMaster", "Projections", "Reports", "SampleFirm", "SimulatorServer",
                "TestSupport", .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(name: "ConveyTests", dependencies: ["CanonicalJSON", "TestSupport", "convey"]),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.name != "CBaseline" {
    var settings = target.swiftSettings ?? []
    settings += [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .treatAllWarnings(as: .error),
    ]
    target.swiftSettings = settings
}
